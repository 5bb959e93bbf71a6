using System.Collections.Frozen;

namespace EventLogs.Local.Query.Dialect;

/// <summary>Functions of Trino that do not run here. Without this list some would run, and give other values.</summary>
internal static class RefusedFunctions
{
    private const string Missing = "DuckDB has nothing like it";
    private const string Other = "DuckDB's function of this name does something else";
    private const string Sketch = "its estimates are those of Trino's own sketches";

    /// <summary>Per function, why.</summary>
    public static FrozenDictionary<string, string> Reasons { get; } = Build();

    private static FrozenDictionary<string, string> Build()
    {
        var reasons = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Names("to_char to_date to_timestamp json_object json_array json_serialize json_scalar timezone version"))
            reasons[name] = Other;
        foreach (var name in Names(
            "approx_most_frequent approx_set empty_approx_set merge make_set_digest merge_set_digest numeric_histogram qdigest_agg tdigest_agg "
            + "value_at_quantile values_at_quantiles theta_sketch_cardinality theta_sketch_union intersection_cardinality jaccard_index"))
        {
            reasons[name] = Sketch;
        }

        foreach (var name in Names(
            "checksum hash_counts array_first array_histogram array_last bar beta_cdf char2hexint classify color combinations contains_sequence "
            + "cosine_distance cosine_similarity crc32 features format_number from_base32 from_big_endian_32 from_big_endian_64 "
            + "from_ieee754_32 from_ieee754_64 from_iso8601_timestamp_nanos from_unixtime_nanos great_circle_distance hmac_md5 hmac_sha1 "
            + "hmac_sha256 hmac_sha512 index inverse_beta_cdf inverse_normal_cdf map_union map_zip_with multimap_agg "
            + "multimap_from_entries murmur3 ngrams normal_cdf objectid_timestamp timestamp_objectid parse_data_size reduce_agg render rgb "
            + "sha512 shuffle soundex split_to_multimap spooky_hash_v2_32 spooky_hash_v2_64 timezone_hour timezone_minute title_case "
            + "to_base32 to_big_endian_32 to_big_endian_64 to_ieee754_32 to_ieee754_64 wilson_interval_lower wilson_interval_upper "
            + "word_stem xxhash64 learn_classifier learn_libsvm_classifier learn_libsvm_regressor learn_regressor regress"))
        {
            reasons[name] = Missing;
        }

        return reasons.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Names(string names) => names.Split(' ');
}
