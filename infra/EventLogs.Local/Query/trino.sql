-- Functions of Trino, which Athena runs, that DuckDB does not have or understands differently. A macro hides DuckDB's own
-- function of the same name; that one is still there as system.main.<name>. Trino's documentation is the reference:
-- https://trino.io/docs/current/functions.html

-- A date stays a date: DuckDB makes a timestamp of it.
CREATE MACRO "+"(a DATE, b INTERVAL) AS CAST(system.main."+"(a, b) AS DATE),
    (a INTERVAL, b DATE) AS CAST(system.main."+"(a, b) AS DATE),
    (a, b) AS system.main."+"(a, b),
    (a) AS system.main."+"(a);

CREATE MACRO "-"(a DATE, b INTERVAL) AS CAST(system.main."-"(a, b) AS DATE),
    (a, b) AS system.main."-"(a, b),
    (a) AS system.main."-"(a);

CREATE MACRO date_trunc(unit, value DATE) AS CAST(system.main.date_trunc(unit, value) AS DATE),
    (unit, value) AS system.main.date_trunc(unit, value);

CREATE MACRO date_add(unit, count, value) AS cast_to_type(
    system.main."+"(value, CASE lower(unit)
        WHEN 'millisecond' THEN to_milliseconds(count)
        WHEN 'second' THEN to_seconds(count)
        WHEN 'minute' THEN to_minutes(CAST(count AS BIGINT))
        WHEN 'hour' THEN to_hours(CAST(count AS BIGINT))
        WHEN 'day' THEN to_days(CAST(count AS INTEGER))
        WHEN 'week' THEN to_weeks(CAST(count AS INTEGER))
        WHEN 'month' THEN to_months(CAST(count AS INTEGER))
        WHEN 'quarter' THEN to_months(CAST(count * 3 AS INTEGER))
        WHEN 'year' THEN to_years(CAST(count AS INTEGER))
        ELSE error('''' || unit || ''' is not a valid TIMESTAMP field') END),
    value);

-- Complete units that have passed, not boundaries that were crossed.
CREATE MACRO date_diff(unit, earlier, later) AS system.main.date_sub(unit, earlier, later);

-- The value without a zone is in the session's zone, UTC; DuckDB takes it for a time in the zone that is asked for.
CREATE MACRO timezone(zone, value TIMESTAMP) AS system.main.timezone(zone, CAST(value AS TIMESTAMP WITH TIME ZONE)),
    (zone, value) AS system.main.timezone(zone, value);

-- DuckDB wants seconds after the minutes.
CREATE MACRO from_iso8601_timestamp(text) AS CAST(
    system.main.regexp_replace(text, '(T\d\d:\d\d)(Z|[+-].*|$)', '\1:00\2') AS TIMESTAMP WITH TIME ZONE);

CREATE MACRO from_iso8601_date(text) AS CAST(text AS DATE);

CREATE MACRO to_iso8601(value DATE) AS strftime(value, '%Y-%m-%d'),
    (value TIMESTAMP) AS strftime(value, '%Y-%m-%dT%H:%M:%S.%g'),
    (value TIMESTAMP WITH TIME ZONE) AS strftime(value, '%Y-%m-%dT%H:%M:%S.%gZ');

CREATE MACRO from_unixtime(seconds) AS to_timestamp(seconds);

CREATE MACRO to_unixtime(value) AS epoch(value);

CREATE MACRO day_of_week(value) AS isodow(value);

CREATE MACRO day_of_year(value) AS dayofyear(value);

-- MySQL's format to strftime's: only these specifiers differ.
CREATE MACRO mysql_format(format) AS array_to_string(
    list_transform(
        regexp_extract_all(format, '%.|[^%]+'),
        part -> coalesce(
            (MAP {
                '%c': '%-m', '%e': '%-d', '%h': '%I', '%i': '%M', '%k': '%-H', '%l': '%-I', '%M': '%B', '%r': '%I:%M:%S %p',
                '%s': '%S', '%T': '%H:%M:%S', '%v': '%V', '%W': '%A', '%x': '%G'
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

-- Exact where Trino estimates: an exact answer is within every error bound.
CREATE MACRO approx_distinct(value) AS count(DISTINCT value),
    (value, standard_error) AS count(DISTINCT value);

CREATE MACRO approx_percentile(value, percentage) AS quantile_disc(value, percentage);

CREATE MACRO every(condition) AS bool_and(condition);

CREATE MACRO element_at(collection, key) AS collection[key];

-- Through JSON, because a macro cannot tell an array from a map.
CREATE MACRO cardinality(collection) AS CAST(
    CASE json_type(to_json(collection))
        WHEN 'ARRAY' THEN json_array_length(to_json(collection))
        ELSE len(json_keys(to_json(collection)))
    END AS BIGINT);

CREATE MACRO array_join(elements, separator) AS array_to_string(elements, separator);

CREATE MACRO sequence(first, last) AS generate_series(first, last),
    (first, last, step) AS generate_series(first, last, step);

CREATE MACRO json_path(path) AS replace(replace(path, '["', '."'), '"]', '"');

-- What is not JSON has nothing to extract.
CREATE MACRO json_extract(json, path) AS CASE WHEN json_valid(json) THEN system.main.json_extract(json, json_path(path)) END;

CREATE MACRO json_extract_scalar(json, path) AS CASE
    WHEN json_type(json_extract(json, path)) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract(json, path) ->> '$' END;

CREATE MACRO json_parse(text) AS json(CAST(text AS JSON));

CREATE MACRO json_format(json) AS CAST(json AS VARCHAR);

CREATE MACRO regexp_like(text, pattern) AS regexp_matches(text, pattern);

-- Null where nothing matches.
CREATE MACRO regexp_extract(text, pattern) AS regexp_extract(text, pattern, 0),
    (text, pattern, "group") AS CASE
        WHEN regexp_matches(text, pattern) THEN system.main.regexp_extract(text, pattern, "group") END;

-- Every match, not the first one only; groups are $1, not \1.
CREATE MACRO regexp_replace(text, pattern) AS regexp_replace(text, pattern, ''),
    (text, pattern, replacement) AS system.main.regexp_replace(
        text, pattern, system.main.regexp_replace(replacement, '\$(\d)', '\\\1', 'g'), 'g');

-- Null when any part is null.
CREATE MACRO concat(a, b) AS a || b,
    (a, b, c) AS a || b || c,
    (a, b, c, d) AS a || b || c || d,
    (a, b, c, d, e) AS a || b || c || d || e,
    (a, b, c, d, e, f) AS a || b || c || d || e || f;
