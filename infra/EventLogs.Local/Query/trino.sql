-- Functions of Trino, which Athena runs, that DuckDB does not have or understands differently. A macro hides DuckDB's own
-- function of the same name; that one is still there as system.main.<name>. Trino's documentation is the reference:
-- https://trino.io/docs/current/functions.html

-- Integers divide to integers, decimals to decimals with the larger scale, and nothing by zero but doubles. "//" is what DuckDB
-- calls a division when integer_division is set.
CREATE MACRO "//"(a, b) AS CASE
    WHEN b = 0 THEN CASE
        WHEN system.main.typeof(a + b) IN ('DOUBLE', 'FLOAT')
            THEN cast_to_type(system.main."/"(TRY_CAST(a AS DOUBLE), 0e0), a + b + CAST(0 AS BIGINT))
        ELSE cast_to_type(fail('Division by zero'), a + b + CAST(0 AS BIGINT)) END
    ELSE cast_to_type(system.main."//"(a, b), a + b + CAST(0 AS BIGINT)) END;

CREATE MACRO "%"(a, b) AS CASE
    WHEN b = 0 AND system.main.typeof(a + b) NOT IN ('DOUBLE', 'FLOAT') THEN cast_to_type(fail('Division by zero'), system.main."%"(a, b))
    ELSE system.main."%"(a, b) END;

CREATE MACRO mod(a, b) AS a % b;

-- What + and - with an interval are rewritten to: a date stays a date, of which DuckDB makes a timestamp. shifted() is never called,
-- its overloads only say the type.
CREATE MACRO "@+"(a, b) AS cast_to_type(system.main."+"(a, b), shifted(a, b));

CREATE MACRO "@-"(a, b) AS cast_to_type(system.main."-"(a, b), shifted(a, b));

-- Each of these has one form for all types: DuckDB cannot choose among macros where it does not know the types yet.
CREATE MACRO date_trunc(unit, value) AS cast_to_type(system.main.date_trunc(unit, value), value);

CREATE MACRO date_add(unit, count, value) AS cast_to_type(
    system.main."+"(value, CASE lower(unit)
        WHEN 'millisecond' THEN system.main.to_milliseconds(count)
        WHEN 'second' THEN to_seconds(count)
        WHEN 'minute' THEN to_minutes(CAST(count AS BIGINT))
        WHEN 'hour' THEN to_hours(CAST(count AS BIGINT))
        WHEN 'day' THEN to_days(CAST(count AS INTEGER))
        WHEN 'week' THEN to_weeks(CAST(count AS INTEGER))
        WHEN 'month' THEN to_months(CAST(count AS INTEGER))
        WHEN 'quarter' THEN to_months(CAST(count * 3 AS INTEGER))
        WHEN 'year' THEN to_years(CAST(count AS INTEGER))
        ELSE CAST(fail('''' || unit || ''' is not a valid TIMESTAMP field') AS INTERVAL) END),
    value);

-- Complete units that have passed, not boundaries that were crossed.
CREATE MACRO date_diff(unit, earlier, later) AS system.main.date_sub(unit, earlier, later);

-- The value without a zone is in the session's zone, UTC; DuckDB takes it for a time in the zone that is asked for.
CREATE MACRO timezone(zone, value) AS system.main.timezone(zone, CAST(value AS TIMESTAMP WITH TIME ZONE));

-- DuckDB wants seconds after the minutes.
CREATE MACRO from_iso8601_timestamp(text) AS CAST(
    system.main.regexp_replace(text, '(T\d\d:\d\d)(Z|[+-].*|$)', '\1:00\2') AS TIMESTAMP WITH TIME ZONE);

CREATE MACRO from_iso8601_date(text) AS CAST(text AS DATE);

CREATE MACRO to_iso8601(value) AS CASE system.main.typeof(value)
    WHEN 'DATE' THEN strftime(CAST(value AS TIMESTAMP), '%Y-%m-%d')
    WHEN 'TIMESTAMP WITH TIME ZONE' THEN strftime(CAST(value AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%gZ')
    ELSE strftime(CAST(value AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%g') END;

CREATE MACRO from_unixtime(seconds) AS to_timestamp(seconds);

CREATE MACRO to_unixtime(value) AS epoch(value);

CREATE MACRO day_of_week(value) AS isodow(value);

CREATE MACRO dow(value) AS isodow(value);

CREATE MACRO day_of_month(value) AS day(value);

CREATE MACRO day_of_year(value) AS dayofyear(value);

CREATE MACRO doy(value) AS dayofyear(value);

CREATE MACRO week_of_year(value) AS week(value);

CREATE MACRO year_of_week(value) AS isoyear(value);

CREATE MACRO yow(value) AS isoyear(value);

CREATE MACRO last_day_of_month(value) AS last_day(value);

-- Within the second: DuckDB counts from the minute on.
CREATE MACRO millisecond(value) AS system.main."%"(system.main.millisecond(value), 1000);

-- Of an interval: DuckDB makes an interval of a number.
CREATE MACRO to_milliseconds(value) AS epoch_ms(value);

CREATE MACRO current_timezone() AS 'UTC';

CREATE MACRO at_timezone(value, zone) AS timezone(zone, value);

CREATE MACRO with_timezone(value, zone) AS system.main.timezone(zone, CAST(value AS TIMESTAMP));

CREATE MACRO parse_duration(text) AS CAST(duration_text(text) AS INTERVAL);

-- MySQL's format to strftime's: only these specifiers differ. Those that Trino does not support become what strftime refuses.
CREATE MACRO mysql_format(format) AS array_to_string(
    list_transform(
        regexp_extract_all(format, '%.|[^%]+'),
        part -> coalesce(
            (MAP {
                '%c': '%-m', '%e': '%-d', '%h': '%I', '%i': '%M', '%k': '%-H', '%l': '%-I', '%M': '%B', '%r': '%I:%M:%S %p',
                '%s': '%S', '%T': '%H:%M:%S', '%v': '%V', '%W': '%A', '%x': '%G',
                '%D': '%?D', '%U': '%?U', '%u': '%?u', '%V': '%?V', '%w': '%?w', '%X': '%?X'
            })[part],
            part)),
    '');

CREATE MACRO date_format(value, format) AS strftime(value, mysql_format(format));

-- cast_to_type: or DuckDB does not see that the format depends on a parameter, and refuses the macro.
CREATE MACRO date_parse(text, format) AS CAST(strptime(text, cast_to_type(mysql_format(format), format)) AS TIMESTAMP);

-- Joda's patterns to strftime's.
CREATE MACRO joda_format(format) AS array_to_string(
    list_transform(
        regexp_extract_all(format, '''[^'']*''|y+|Y+|M+|d+|H+|h+|m+|s+|S+|a+|E+|D+|Z+|.'),
        part -> coalesce(
            (MAP {
                'yyyy': '%Y', 'YYYY': '%Y', 'yy': '%y', 'MMMM': '%B', 'MMM': '%b', 'MM': '%m', 'M': '%-m', 'dd': '%d', 'd': '%-d',
                'HH': '%H', 'H': '%-H', 'hh': '%I', 'h': '%-I', 'mm': '%M', 'm': '%-M', 'ss': '%S', 's': '%-S',
                'SSS': '%g', 'SSSSSS': '%f', 'a': '%p', 'EEEE': '%A', 'EEE': '%a', 'E': '%a', 'DDD': '%j',
                'Z': '%z', 'ZZ': '%z', '%': '%%', '''''': ''''
            })[part],
            trim(part, ''''))),
    '');

CREATE MACRO format_datetime(value, format) AS strftime(value, joda_format(format));

CREATE MACRO parse_datetime(text, format) AS CAST(strptime(text, cast_to_type(joda_format(format), format)) AS TIMESTAMP WITH TIME ZONE);

CREATE MACRO element_at(collection, key) AS collection[key];

-- collection[key]: what is not there is an error. Whether it is there is only asked where the value is null.
CREATE MACRO subscript(collection, key) AS CASE
    WHEN collection[key] IS NULL AND key IS NOT NULL THEN CASE
        WHEN collection IS NULL THEN NULL
        WHEN json_type(to_json(collection)) = 'ARRAY' THEN CASE
            WHEN TRY_CAST(key AS BIGINT) < 1
                THEN cast_to_type(fail('Array subscript is less than 1: ' || key), collection[key])
            WHEN TRY_CAST(key AS BIGINT) > system.main.json_array_length(to_json(collection))
                THEN cast_to_type(
                    fail('Array subscript must be less than or equal to array length: ' || key || ' > '
                        || system.main.json_array_length(to_json(collection))),
                    collection[key]) END
        WHEN json_type(to_json(collection)) = 'OBJECT' AND NOT list_contains(json_keys(to_json(collection)), CAST(key AS VARCHAR))
            THEN cast_to_type(fail('Key not present in map: ' || key), collection[key]) END
    WHEN system.main.typeof(collection) LIKE '%]' AND TRY_CAST(key AS BIGINT) < 1
        THEN cast_to_type(fail('Array subscript is less than 1: ' || key), collection[key])
    ELSE collection[key] END;

-- Through JSON, because a macro cannot tell an array from a map.
CREATE MACRO cardinality(collection) AS CAST(
    CASE json_type(to_json(collection))
        WHEN 'ARRAY' THEN json_array_length(to_json(collection))
        ELSE len(json_keys(to_json(collection)))
    END AS BIGINT);

CREATE MACRO json_path(path) AS CASE
    WHEN strpos(path, '*') > 0 OR strpos(path, '..') > 0 OR strpos(path, '?') > 0
        THEN fail('the path ' || path || ' has more than names and subscripts: it does not run here')
    ELSE system.main.replace(system.main.replace(path, '["', '."'), '"]', '"') END;

-- What is not JSON has nothing to extract.
CREATE MACRO json_extract(json, path) AS CASE WHEN json_valid(json) THEN system.main.json_extract(json, json_path(path)) END;

CREATE MACRO json_extract_scalar(json, path) AS CASE
    WHEN json_type(json_extract(json, path)) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract(json, path) ->> '$' END;

CREATE MACRO json_parse(text) AS json(CAST(text AS JSON));

CREATE MACRO json_format(json) AS CAST(json AS VARCHAR);

CREATE MACRO json_array_length(json) AS CASE
    WHEN json_valid(json) THEN CASE WHEN json_type(json) = 'ARRAY' THEN CAST(system.main.json_array_length(json) AS BIGINT) END END;

CREATE MACRO json_size(json, path) AS CASE json_type(json_extract(json, path))
    WHEN 'ARRAY' THEN CAST(system.main.json_array_length(json_extract(json, path)) AS BIGINT)
    WHEN 'OBJECT' THEN CAST(len(json_keys(json_extract(json, path))) AS BIGINT)
    ELSE CASE WHEN json_extract(json, path) IS NOT NULL THEN CAST(0 AS BIGINT) END END;

CREATE MACRO json_array_get(json, index) AS CASE
    WHEN json_valid(json) THEN CASE WHEN json_type(json) = 'ARRAY' THEN system.main.json_extract(json, CAST(index AS BIGINT)) END END;

CREATE MACRO json_array_contains(json, value) AS CASE
    WHEN json_valid(json) THEN CASE
        WHEN json_type(json) = 'ARRAY' THEN list_contains(CAST(CAST(json AS JSON) AS JSON[]), to_json(value)) END END;

CREATE MACRO is_json_scalar(json) AS json_type(json) NOT IN ('OBJECT', 'ARRAY');

CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern);

-- Null where nothing matches.
CREATE MACRO regexp_extract(text, pattern) AS regexp_extract(text, pattern, 0),
    (text, pattern, "group") AS CASE
        WHEN regexp_matches(text, pattern) THEN system.main.regexp_extract(text, pattern, "group") END;

-- Every match, not the first one only; groups are $1, not \1.
CREATE MACRO regexp_replace(text, pattern) AS regexp_replace(text, pattern, ''),
    (text, pattern, replacement) AS system.main.regexp_replace(
        text, pattern, system.main.regexp_replace(replacement, '\$(\d)', '\\\1', 'g'), 'g');

CREATE MACRO split_part(text, delimiter, index) AS CASE
    WHEN index < 1 THEN fail('Index must be greater than zero')
    WHEN index <= len(string_split(text, delimiter)) THEN system.main.split_part(text, delimiter, index) END;

CREATE MACRO substr(text, start) AS CASE WHEN abs(start) BETWEEN 1 AND length(text) THEN system.main.substr(text, start)
        WHEN text IS NOT NULL AND start IS NOT NULL THEN '' END,
    (text, start, count) AS CASE WHEN abs(start) BETWEEN 1 AND length(text) AND count > 0 THEN system.main.substr(text, start, count)
        WHEN text IS NOT NULL AND start IS NOT NULL AND count IS NOT NULL THEN '' END;

CREATE MACRO "substring"(text, start) AS substr(text, start),
    (text, start, count) AS substr(text, start, count);

CREATE MACRO replace(text, search) AS system.main.replace(text, search, ''),
    (text, search, replacement) AS system.main.replace(text, search, replacement);

CREATE MACRO reverse(text) AS reverse_text(text);

CREATE MACRO url_encode(text) AS form_encode(text);

CREATE MACRO url_decode(text) AS form_decode(text);

CREATE MACRO codepoint(text) AS ord(text);

CREATE MACRO levenshtein_distance(a, b) AS levenshtein(a, b);

CREATE MACRO hamming_distance(a, b) AS hamming(a, b);

CREATE MACRO to_utf8(text) AS encode(text);

CREATE MACRO from_utf8(bytes) AS decode(bytes);

CREATE MACRO from_hex(text) AS unhex(text);

CREATE MACRO to_base64url(bytes) AS translate(to_base64(bytes), '+/', '-_');

CREATE MACRO from_base64url(text) AS from_base64(translate(text, '-_', '+/'));

-- Bytes of bytes, where DuckDB gives text of text.
CREATE MACRO md5(bytes) AS unhex(system.main.md5(CAST(bytes AS BLOB)));

CREATE MACRO sha1(bytes) AS unhex(system.main.sha1(CAST(bytes AS BLOB)));

CREATE MACRO sha256(bytes) AS unhex(system.main.sha256(CAST(bytes AS BLOB)));

CREATE MACRO regexp_count(text, pattern) AS len(regexp_extract_all(text, pattern));

CREATE MACRO regexp_split(text, pattern) AS regexp_split_to_array(text, pattern);

CREATE MACRO regexp_position(text, pattern) AS CASE
    WHEN regexp_matches(text, pattern)
        THEN length(system.main.regexp_extract(text, '(?s)\A(.*?)(?:' || pattern || ')', 1)) + 1
    WHEN text IS NOT NULL AND pattern IS NOT NULL THEN -1 END;

CREATE MACRO split_to_map(text, entry_delimiter, key_delimiter) AS map_from_entries(list_transform(
    string_split(text, entry_delimiter),
    entry -> struct_pack(
        key := system.main.split_part(entry, key_delimiter, 1),
        value := system.main.substr(entry, strpos(entry, key_delimiter) + length(key_delimiter)))));

-- Numbers.
CREATE MACRO e() AS exp(1e0);

CREATE MACRO infinity() AS CAST('Infinity' AS DOUBLE);

CREATE MACRO nan() AS CAST('NaN' AS DOUBLE);

CREATE MACRO is_nan(value) AS isnan(value);

CREATE MACRO is_finite(value) AS isfinite(value);

CREATE MACRO is_infinite(value) AS isinf(value);

CREATE MACRO cbrt(value) AS cube_root(value);

CREATE MACRO to_base(value, radix) AS radix_text(value, radix);

CREATE MACRO truncate(value) AS trunc(value);

CREATE MACRO random() AS system.main.random(),
    (n) AS CAST(floor(system.main.random() * n) AS BIGINT),
    (low, high) AS low + CAST(floor(system.main.random() * (high - low)) AS BIGINT);

CREATE MACRO width_bucket(value, bins) AS len(list_filter(bins, bin -> bin <= value)),
    (value, low, high, count) AS CAST(CASE
        WHEN value < low THEN 0
        WHEN value >= high THEN count + 1
        ELSE floor((CAST(value AS DOUBLE) - low) * count / (CAST(high AS DOUBLE) - low)) + 1 END AS BIGINT);

CREATE MACRO bitwise_and(a, b) AS a & b;

CREATE MACRO bitwise_or(a, b) AS a | b;

CREATE MACRO bitwise_xor(a, b) AS xor(a, b);

CREATE MACRO bitwise_not(a) AS ~a;

-- Null when any value is null.
CREATE MACRO null_of_any(list, value) AS CASE WHEN len(list) = list_count(list) THEN value END;

-- True when any is true, otherwise null when any is null.
CREATE MACRO any_true(list) AS CASE
    WHEN list_contains(list, true) THEN true
    WHEN list IS NOT NULL AND len(list) = list_count(list) THEN false END;

CREATE MACRO all_true(list) AS NOT any_true(list_transform(list, element -> NOT element));

CREATE MACRO skewness(value) AS
    system.main.skewness(value) * (count(value) - 2) / sqrt(CAST(count(value) AS DOUBLE) * (count(value) - 1));

-- Lists and maps.
CREATE MACRO array_join(elements, separator) AS array_to_string(elements, separator),
    (elements, separator, replacement) AS
        array_to_string(list_transform(elements, element -> coalesce(CAST(element AS VARCHAR), replacement)), separator);

CREATE MACRO array_distinct(elements) AS list_filter(elements, (element, i) -> list_position(elements, element) = i);

CREATE MACRO array_position(elements, element) AS CASE
    WHEN elements IS NOT NULL AND element IS NOT NULL THEN coalesce(CAST(list_position(elements, element) AS BIGINT), 0) END;

CREATE MACRO array_remove(elements, removed) AS list_filter(elements, element -> element IS NULL OR element <> removed);

CREATE MACRO array_sort(elements) AS list_sort(elements, 'ASC', 'NULLS LAST');

CREATE MACRO array_max(elements) AS null_of_any(elements, list_max(elements));

CREATE MACRO array_min(elements) AS null_of_any(elements, list_min(elements));

CREATE MACRO array_union(a, b) AS array_distinct(list_concat(a, b));

CREATE MACRO array_intersect(a, b) AS array_distinct(list_filter(a, element -> list_position(b, element) IS NOT NULL));

CREATE MACRO array_except(a, b) AS array_distinct(list_filter(a, element -> list_position(b, element) IS NULL));

CREATE MACRO arrays_overlap(a, b) AS CASE
    WHEN list_has_any(a, b) THEN true
    WHEN len(a) = 0 OR len(b) = 0 THEN false
    WHEN len(a) = list_count(a) AND len(b) = list_count(b) THEN false END;

CREATE MACRO contains(elements, element) AS CASE
    WHEN list_contains(elements, element) THEN true
    WHEN len(elements) = list_count(elements) AND element IS NOT NULL THEN false END;

CREATE MACRO slice(elements, start, length) AS CASE
    WHEN start = 0 THEN cast_to_type(fail('SQL array indices start at 1'), elements)
    WHEN start > 0 THEN list_slice(elements, start, start + length - 1)
    WHEN -start <= len(elements) THEN list_slice(elements, len(elements) + start + 1, len(elements) + start + length)
    WHEN elements IS NOT NULL AND start IS NOT NULL AND length IS NOT NULL THEN list_slice(elements, 1, 0) END;

CREATE MACRO trim_array(elements, count) AS list_slice(elements, 1, len(elements) - count);

CREATE MACRO repeat(element, count) AS list_transform(range(count), i -> element);

CREATE MACRO sequence(first, last) AS
        CASE WHEN first <= last THEN generate_series(first, last) ELSE generate_series(first, last, -1) END,
    (first, last, step) AS cast_to_type(generate_series(first, last, step), [first]);

CREATE MACRO map_agg(key, value) AS map(
    list_distinct(list(key)),
    list_transform(list_distinct(list(key)), k -> list_extract(list(value), list_position(list(key), k))));

-- What a cast is rewritten to, by the type that it casts to. Text is a number from end to end, half rounds away from zero, and
-- the text of a value is that which Trino shows.
CREATE MACRO cast_to_integer(value) AS CASE
    WHEN system.main.typeof(value) IN ('DOUBLE', 'FLOAT') THEN CAST(round(TRY_CAST(value AS DOUBLE)) AS HUGEINT)
    WHEN system.main.typeof(value) = 'VARCHAR' AND NOT regexp_full_match(CAST(value AS VARCHAR), '\s*[+-]?\d+\s*')
        THEN CAST(fail('Cannot cast ''' || CAST(value AS VARCHAR) || ''' to an integer') AS HUGEINT)
    ELSE CAST(value AS HUGEINT) END;

CREATE MACRO cast_to_text(value) AS CASE system.main.typeof(value)
    WHEN 'JSON' THEN to_json(value) ->> '$'
    WHEN 'DOUBLE' THEN double_text(TRY_CAST(value AS DOUBLE))
    WHEN 'TIMESTAMP' THEN strftime(TRY_CAST(value AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g')
    WHEN 'TIMESTAMP WITH TIME ZONE' THEN strftime(TRY_CAST(value AS TIMESTAMP), '%Y-%m-%d %H:%M:%S.%g UTC')
    ELSE CAST(value AS VARCHAR) END;
