// The two CodeDeploy events, read by simdjson's on-demand API and written as the log lines that the generated mappers write.
#pragma once

#include "line_writer.h"
#include "text.h"

// What the columns want of an event.
struct CodeDeployEvent {
    Text version, id, detail_type, source, account, time;
    Text instance_arn, application_arn, group_arn;
    Text instance_id, region, state, application, deployment_id, instance_group_id, deployment_group;

    simdjson::error_code read(simdjson::ondemand::object event) {
        *this = {};
        for (auto member : event) {
            simdjson::ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            if (const auto error = read_member(field.key(), field.value()))
                return error;
        }
        return simdjson::SUCCESS;
    }

private:
    simdjson::error_code read_member(simdjson::ondemand::raw_json_string key, simdjson::ondemand::value value) {
        if (is(key, "version"))
            return version.read(value);
        if (is(key, "id"))
            return id.read(value);
        if (is(key, "account"))
            return account.read(value);
        if (is(key, "detail-type"))
            return detail_type.read(value);
        if (is(key, "source"))
            return source.read(value);
        if (is(key, "time"))
            return time.read(value);
        if (is(key, "resources"))
            return read_resources(value);
        if (is(key, "detail"))
            return read_detail(value);
        return simdjson::SUCCESS;
    }

    simdjson::error_code read_detail(simdjson::ondemand::value value) {
        simdjson::ondemand::object detail;
        if (const auto error = value.get_object().get(detail))
            return error;
        for (auto member : detail) {
            simdjson::ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            if (Text *const text = find(field.key())) {
                if (const auto error = text->read(field.value()))
                    return error;
            }
        }
        return simdjson::SUCCESS;
    }

    Text *find(simdjson::ondemand::raw_json_string key) {
        if (is(key, "instanceId"))
            return &instance_id;
        if (is(key, "region"))
            return &region;
        if (is(key, "state"))
            return &state;
        if (is(key, "application"))
            return &application;
        if (is(key, "deploymentId"))
            return &deployment_id;
        if (is(key, "instanceGroupId"))
            return &instance_group_id;
        if (is(key, "deploymentGroup"))
            return &deployment_group;
        return nullptr;
    }

    simdjson::error_code read_resources(simdjson::ondemand::value value) {
        simdjson::ondemand::array resources;
        if (const auto error = value.get_array().get(resources))
            return error;
        for (auto element : resources) {
            simdjson::ondemand::value item;
            if (const auto error = element.get(item))
                return error;
            Text arn;
            if (const auto error = arn.read(item))
                return error;
            if (!arn)
                return simdjson::INCORRECT_TYPE;
            take(arn);
        }
        return simdjson::SUCCESS;
    }

    // arn:<partition>:<service>:<region>:<account>:<type>, then ':', '/' or its end; of each kind the first one counts.
    void take(const Text &arn) {
        std::string_view rest = arn.unescaped;
        std::string_view parts[5];
        for (auto &part : parts) {
            const auto colon = static_cast<const char *>(std::memchr(rest.data(), ':', rest.size()));
            if (colon == nullptr)
                return;
            part = rest.substr(0, static_cast<size_t>(colon - rest.data()));
            rest.remove_prefix(part.size() + 1);
        }

        const std::string_view type = rest.substr(0, rest.find_first_of(":/"));
        if (parts[0] != "arn")
            return;
        if (type == "instance")
            keep_first(instance_arn, arn);
        else if (parts[2] == "codedeploy" && type == "application")
            keep_first(application_arn, arn);
        else if (parts[2] == "codedeploy" && type == "deploymentgroup")
            keep_first(group_arn, arn);
    }

    static void keep_first(Text &column, const Text &arn) {
        if (!column)
            column = arn;
    }
};

// Reads events into lines. Keeps its parser, so that nothing is allocated once that has grown.
class CodeDeployMapper {
public:
    // Whether the event is one of the two and whole. Wants simdjson's padding behind the event.
    bool map(const uint8_t *json, size_t length, LineWriter &line) {
        simdjson::ondemand::document document;
        simdjson::ondemand::object object;
        if (parser_.iterate(json, length, length + simdjson::SIMDJSON_PADDING).get(document) || document.get_object().get(object)
            || event_.read(object) || document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
            return false;
        }

        if (event_.source.unescaped != "aws.codedeploy" || !event_.time || !event_.version || !event_.state || !event_.deployment_id)
            return false;
        const bool is_instance = event_.detail_type.unescaped == "CodeDeploy Instance State-change Notification";
        if (!is_instance && event_.detail_type.unescaped != "CodeDeploy Deployment State-change Notification")
            return false;
        write(is_instance, length, line);
        return true;
    }

private:
    void write(bool is_instance, size_t event_length, LineWriter &line) const {
        constexpr size_t keys = 512; // no value stands twice in a line
        line.reserve(event_length + keys);
        line.put("{\"timestamp\":");
        line.put(event_.time.raw);
        put(line, ",\"eventVersion\":", event_.version);
        if (is_instance) {
            put(line, ",\"instanceArn\":", event_.instance_arn);
            put(line, ",\"instance\":", event_.instance_id);
        }
        put(line, ",\"applicationArn\":", event_.application_arn);
        put(line, ",\"application\":", event_.application);
        put(line, ",\"deploymentGroupArn\":", event_.group_arn);
        put(line, ",\"deploymentGroup\":", event_.deployment_group);
        put(line, ",\"region\":", event_.region);
        put(line, ",\"state\":", event_.state);
        put(line, ",\"deploymentId\":", event_.deployment_id);
        put(line, ",\"instanceGroupId\":", event_.instance_group_id);
        put(line, ",\"eventId\":", event_.id);
        put(line, ",\"account\":", event_.account);
        line.put("}\n");
    }

    static void put(LineWriter &line, std::string_view key, const Text &value) {
        if (!value)
            return;
        line.put(key);
        line.put(value.raw);
    }

    simdjson::ondemand::parser parser_;
    CodeDeployEvent event_;
};
