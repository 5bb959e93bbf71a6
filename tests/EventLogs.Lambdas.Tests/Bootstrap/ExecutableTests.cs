using System.Runtime.Versioning;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>Whether the executables can run on Amazon Linux 2023, wherever they were built.</summary>
[SupportedOSPlatform("linux")]
public sealed class ExecutableTests
{
    // https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html
    private static readonly Version AmazonLinuxGlibc = new(2, 34);

    private static readonly string[] AmazonLinuxLibraries = ["ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6"];

    [LinuxTheory]
    [InlineData("FirehoseTransform")]
    [InlineData("CreatePartition")]
    public void An_executable_needs_nothing_that_amazon_linux_2023_has_not(string function)
    {
        var path = PublishedFunction.PathOf(function);
        Assert.Equal("bootstrap", Path.GetFileName(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.True(File.GetUnixFileMode(path).HasFlag(UnixFileMode.OtherExecute));

        var executable = new ElfFile(File.ReadAllBytes(path));
        Assert.True(executable.IsX64);
        Assert.Subset(AmazonLinuxLibraries.ToHashSet(), executable.Libraries.ToHashSet());
        var versions = executable.SymbolVersions.Select(name => name.Split('_', 2)).ToList();
        Assert.NotEmpty(versions);
        Assert.All(versions, version => Assert.Equal("GLIBC", version[0]));
        Assert.All(versions, version => Assert.True(Version.Parse(version[1]) <= AmazonLinuxGlibc, $"GLIBC_{version[1]}"));
    }
}
