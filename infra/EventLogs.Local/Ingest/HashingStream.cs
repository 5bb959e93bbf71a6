using System.Security.Cryptography;
using EventLogs.Input;

namespace EventLogs.Local.Ingest;

/// <summary>A stream that hashes what is read of it.</summary>
internal sealed class HashingStream(Stream stream) : ReadOnlyStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _bytes;

    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        _hash.AppendData(buffer[..read]);
        _bytes += read;
        return read;
    }

    /// <summary>Reads what is left, and says what the whole was.</summary>
    public (long Bytes, string Sha256) Finish()
    {
        var rest = new byte[81_920];
        while (Read(rest) > 0)
        {
        }

        return (_bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            stream.Dispose();
        }

        base.Dispose(disposing);
    }
}
