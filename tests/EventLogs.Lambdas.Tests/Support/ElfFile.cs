using System.Buffers.Binary;
using System.Text;

namespace EventLogs.Lambdas.Tests.Support;

/// <summary>As much of the ELF format as it takes to see what an executable wants of the system that it runs on.</summary>
/// <remarks>Source: https://refspecs.linuxfoundation.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/symversion.html</remarks>
internal sealed class ElfFile(byte[] bytes)
{
    private const int Dynamic = 6;
    private const int NeededVersions = 0x6ffffffe; // SHT_GNU_verneed
    private const int Needed = 1; // DT_NEEDED

    /// <summary>Whether it is an executable for 64-bit x86.</summary>
    public bool IsX64 => bytes.AsSpan().StartsWith("\x7F\u0045LF\x02"u8) && Half(18) == 62;

    /// <summary>The libraries that it cannot start without.</summary>
    public IEnumerable<string> Libraries
    {
        get
        {
            var (start, length, names) = Section(Dynamic);
            for (var entry = start; entry < start + length; entry += 16)
            {
                if (Long(entry) == Needed)
                    yield return Text(names + Long(entry + 8));
            }
        }
    }

    /// <summary>The versions of symbols that those libraries have to have, such as <c>GLIBC_2.34</c>.</summary>
    public IEnumerable<string> SymbolVersions
    {
        get
        {
            var (library, _, names) = Section(NeededVersions);
            for (long next = -1; next != 0; library += next)
            {
                var version = library + Word(library + 8);
                for (var left = Half(library + 2); left > 0; left--)
                {
                    yield return Text(names + Word(version + 8));
                    version += Word(version + 12);
                }

                next = Word(library + 12);
            }
        }
    }

    /// <summary>A section's offset and length, and the offset of the names that it refers to.</summary>
    private (long Start, long Length, long Names) Section(int type)
    {
        for (var number = 0; number < Half(60); number++)
        {
            var header = Header(number);
            if (Word(header + 4) == type)
                return (Long(header + 24), Long(header + 32), Long(Header((int)Word(header + 40)) + 24));
        }

        throw new InvalidDataException($"No section of type {type:x}.");
    }

    private long Header(int number) => Long(40) + number * Half(58);

    private string Text(long offset) => Encoding.ASCII.GetString(bytes.AsSpan((int)offset)[..bytes.AsSpan((int)offset).IndexOf((byte)0)]);

    private int Half(long offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)offset));

    private long Word(long offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan((int)offset));

    private long Long(long offset) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan((int)offset));
}
