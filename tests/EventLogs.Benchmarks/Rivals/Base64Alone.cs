using System.Buffers.Text;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The floor: .NET's Base64, decoding each record and encoding as much as the answer has, and nothing else.</summary>
internal sealed class Base64Alone(Contestant answering) : Contestant
{
    private readonly byte[] _decoded = new byte[8 * 1024 * 1024];
    private readonly byte[] _encoded = new byte[8 * 1024 * 1024];
    private byte[]? _request;
    private List<Range> _data = [];
    private List<Range> _lines = [];

    public override string Name => ".NET base64 alone";

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        if (request != _request)
            Prepare(request);
        var written = 0;
        for (var i = 0; i < _data.Count; i++)
        {
            Base64.DecodeFromUtf8(request.AsSpan(_data[i]), _decoded, out _, out var decoded);
            var (start, length) = _lines[i].GetOffsetAndLength(_encoded.Length);
            Base64.EncodeToUtf8(_decoded.AsSpan(0, length / 4 * 3), _encoded.AsSpan(start), out _, out var encoded);
            written += decoded + encoded;
        }

        if (written < request.Length / 2)
            throw new InvalidOperationException($"{written} of {request.Length}");

        return [];
    }

    private void Prepare(byte[] request)
    {
        _request = request;
        _data = Find(request);
        _lines = Find(answering.Answer(request));
    }

    private static List<Range> Find(ReadOnlySpan<byte> json)
    {
        List<Range> found = [];
        var key = "\"data\":\""u8;
        for (var at = 0; json[at..].IndexOf(key) is >= 0 and var next;)
        {
            var start = at + next + key.Length;
            at = start + json[start..].IndexOf((byte)'"');
            found.Add(start..at);
        }

        return found;
    }
}
