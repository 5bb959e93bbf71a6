using System.Buffers.Binary;
using System.IO.Compression;
using EventLogs.Cdk.Options;

namespace EventLogs.Cdk.Functions;

/// <summary>Which processor something is for.</summary>
internal static class ArchitectureOf
{
    // the header of an ELF file; source: https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html
    private const int MachineOffset = 18;
    private const int HeaderLength = MachineOffset + sizeof(ushort);
    private const ushort X86Machine = 62;
    private const ushort Arm64Machine = 183;

    /// <summary>A processor as Lambda names it.</summary>
    public static string Name(FunctionArchitecture architecture) => architecture == FunctionArchitecture.Arm64 ? "arm64" : "x86_64";

    /// <summary>The processor that a packaged executable was built for; null where the package does not tell.</summary>
    /// <param name="path">The zip file.</param>
    public static FunctionArchitecture? Package(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            using var executable = zip.GetEntry(NativeFunction.Executable)?.Open();
            return executable is null ? null : Executable(executable);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FunctionArchitecture? Executable(Stream executable)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        if (executable.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith("\u007fELF"u8))
            return null;
        return BinaryPrimitives.ReadUInt16LittleEndian(header[MachineOffset..]) switch
        {
            X86Machine => FunctionArchitecture.X86,
            Arm64Machine => FunctionArchitecture.Arm64,
            _ => null,
        };
    }
}
