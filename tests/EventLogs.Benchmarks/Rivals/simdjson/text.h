// A JSON string as simdjson's on-demand reader leaves it: as it stands, and what it means.
#pragma once

#include <simdjson.h>

#include <cstring>
#include <string_view>

struct Text {
    std::string_view raw;     // with quotes and escapes; empty where there is no value
    std::string_view unescaped; // without

    explicit operator bool() const { return !raw.empty(); }

    // Reads a string or null. An escape is looked at here, since on-demand does so only where a string is asked for without.
    simdjson::error_code read(simdjson::ondemand::value value) {
        *this = {};
        const std::string_view token = value.raw_json_token();
        if (token.front() != '"') {
            bool is_null;
            if (const auto error = value.is_null().get(is_null))
                return error;
            return is_null ? simdjson::SUCCESS : simdjson::INCORRECT_TYPE;
        }

        raw = token.substr(0, token.rfind('"') + 1); // white space up to the next token belongs to this one
        if (std::memchr(raw.data(), '\\', raw.size()) != nullptr)
            return value.get_string().get(unescaped);
        unescaped = raw.substr(1, raw.size() - 2);
        simdjson::ondemand::raw_json_string consumed;
        return value.get_raw_json_string().get(consumed);
    }
};

// Whether a key reads so. A key with escapes never does.
template <size_t Length>
bool is(simdjson::ondemand::raw_json_string key, const char (&name)[Length]) {
    return std::memcmp(key.raw(), name, Length - 1) == 0 && key.raw()[Length - 1] == '"';
}
