using System.Text;
using CsCheck;

namespace EventLogs.Runtime.Tests.Support;

/// <summary>Small damage to real input, which gets much further into the code than random bytes do.</summary>
internal static class Mutations
{
    private static readonly byte[][] Pieces =
    [
        .. new[]
        {
            "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "1", "\\u0041", "\\ud800", "\n", "=", "é", "\0",
            "\"recordId\":", "\"data\":", "\"detail\":{},",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF],
    ];

    private static readonly Gen<Func<byte[], byte[]>> Mutation = Gen.Select(
        Gen.Int[0, 3], Gen.Double[0, 1], Gen.Int[0, 12], Gen.OneOf(Pieces), (kind, at, length, piece) => new Func<byte[], byte[]>(bytes =>
        {
            var start = (int)(at * bytes.Length);
            var end = Math.Min(bytes.Length, start + length);
            return kind switch
            {
                0 => [.. bytes[..start], .. piece, .. bytes[start..]],
                1 => [.. bytes[..start], .. piece, .. bytes[end..]],
                2 => [.. bytes[..start], .. bytes[end..]],
                _ => [.. bytes[..end], .. bytes[start..]],
            };
        }));

    /// <summary>The input with up to three mutations.</summary>
    public static Gen<byte[]> Of(Gen<byte[]> input) =>
        Gen.Select(input, Mutation.Array[0, 3], (bytes, mutations) => mutations.Aggregate(bytes, (mutated, mutate) => mutate(mutated)));
}
