// Bytes that are put one after the other into room that was made before.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

class LineWriter {
public:
    void clear() { length_ = 0; }

    // Makes room. What was written stays.
    void reserve(size_t more) {
        if (length_ + more <= capacity_)
            return;
        capacity_ = (length_ + more) * 2;
        std::unique_ptr<char[]> grown(new char[capacity_]);
        if (length_ > 0)
            std::memcpy(grown.get(), bytes_.get(), length_);
        bytes_ = std::move(grown);
    }

    void put(std::string_view text) {
        std::memcpy(end(), text.data(), text.size());
        length_ += text.size();
    }

    char *end() { return bytes_.get() + length_; }

    void advance(size_t count) { length_ += count; }

    std::string_view written() const { return {bytes_.get(), length_}; }

private:
    std::unique_ptr<char[]> bytes_;
    size_t length_ = 0;
    size_t capacity_ = 0;
};
