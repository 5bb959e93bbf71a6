// A Firehose data transformation request in, its response out.
#pragma once

#include "base64.h"
#include "codedeploy.h"

#include <vector>

class FirehoseTransform {
public:
    // The response; empty where the request is none.
    std::string_view answer(const simdjson::padded_string &request) {
        response_.clear();
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (parser_.iterate(request).get(document) || document.get_object().get(object))
            return {};
        for (auto member : object) {
            simdjson::ondemand::field field;
            simdjson::ondemand::array records;
            if (std::move(member).get(field))
                return {};
            if (is(field.key(), "records") && (field.value().get_array().get(records) || answer(records)))
                return {};
        }
        return document.current_location().error() == simdjson::OUT_OF_BOUNDS ? response_.written() : std::string_view();
    }

private:
    simdjson::error_code answer(simdjson::ondemand::array records) {
        put("{\"records\":[");
        bool is_first = true;
        for (auto element : records) {
            simdjson::ondemand::object record;
            if (const auto error = element.get_object().get(record))
                return error;
            Text id, data;
            if (const auto error = read(record, id, data))
                return error;
            if (!is_first)
                put(",");
            is_first = false;
            answer(id, data);
        }
        put("]}");
        return simdjson::SUCCESS;
    }

    static simdjson::error_code read(simdjson::ondemand::object record, Text &id, Text &data) {
        for (auto member : record) {
            simdjson::ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            Text *const text = is(field.key(), "recordId") ? &id : is(field.key(), "data") ? &data : nullptr;
            if (text != nullptr) {
                if (const auto error = text->read(field.value()))
                    return error;
            }
        }
        return id && data ? simdjson::SUCCESS : simdjson::NO_SUCH_FIELD;
    }

    void answer(const Text &id, const Text &data) {
        put("{\"recordId\":");
        put(id.raw);
        if (!map(data)) {
            put(",\"result\":\"ProcessingFailed\",\"data\":");
            put(data.raw);
            put("}");
            return;
        }

        put(",\"result\":\"Ok\",\"data\":\"");
        const auto line = line_.written();
        const auto length = base64::encoded_length(line.size());
        response_.reserve(length);
        base64::encode(reinterpret_cast<const uint8_t *>(line.data()), line.size(), response_.end());
        response_.advance(length);
        put("\"}");
    }

    bool map(const Text &data) {
        line_.clear();
        const auto room = base64::decoded_room(data.unescaped.size()) + simdjson::SIMDJSON_PADDING;
        if (event_.size() < room)
            event_.resize(room * 2);
        const auto length = base64::decode(reinterpret_cast<const uint8_t *>(data.unescaped.data()), data.unescaped.size(), event_.data());
        return length >= 0 && mapper_.map(event_.data(), static_cast<size_t>(length), line_);
    }

    void put(std::string_view text) {
        response_.reserve(text.size());
        response_.put(text);
    }

    simdjson::ondemand::parser parser_;
    CodeDeployMapper mapper_;
    std::vector<uint8_t> event_;
    LineWriter line_;
    LineWriter response_;
};
