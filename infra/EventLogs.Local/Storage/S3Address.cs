using System.Diagnostics.CodeAnalysis;

namespace EventLogs.Local.Storage;

/// <summary>The address of a bucket in S3: <c>s3://name</c>.</summary>
internal static class S3Address
{
    private const string Scheme = "s3://";

    /// <summary>Whether a text is meant as an address in S3, and the bucket's name.</summary>
    /// <exception cref="InvalidDataException">It is not the name of a bucket, or there is more: a log begins at the top of its bucket.</exception>
    public static bool TryParse(string text, [NotNullWhen(true)] out string? bucket)
    {
        bucket = null;
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
            return false;
        bucket = text[Scheme.Length..].TrimEnd('/');
        return bucket.Length > 0 && char.IsAsciiLetterOrDigit(bucket[0]) && bucket.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            ? true
            : throw new InvalidDataException($"'{text}' is not the address of a bucket: write {Scheme}BUCKET.");
    }
}
