// C++ with simdjson as a rival: the same requests, the same answers, in a process of its own that times itself.
//
// Reads lines from its input: first the path of a request, then "answer" (prints the path of the response) or a number of
// seconds (answers the request again and again for so long, prints the processor time of one answer in nanoseconds).

#include "firehose.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

namespace {

double thread_nanoseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

double nanoseconds_per_answer(FirehoseTransform &transform, const simdjson::padded_string &request, double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    const double start = thread_nanoseconds();
    double count = 0;
    do {
        transform.answer(request);
        count++;
    } while (std::chrono::steady_clock::now() < end);
    return (thread_nanoseconds() - start) / count;
}

} // namespace

int main() {
    FirehoseTransform transform;
    simdjson::padded_string request;
    std::string path;
    for (std::string command; std::getline(std::cin, command);) {
        if (command == "answer") {
            std::ofstream(path + ".response", std::ios::binary) << transform.answer(request);
            std::cout << path << ".response" << std::endl;
        } else if (command.front() == '/') {
            path = command;
            if (const auto error = simdjson::padded_string::load(path).get(request)) {
                std::cerr << path << ": " << error << std::endl;
                return 1;
            }
        } else {
            std::printf("%.1f\n", nanoseconds_per_answer(transform, request, std::stod(command)));
            std::fflush(stdout);
        }
    }
}
