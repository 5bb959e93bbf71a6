using System.IO.Compression;
using EventLogs.Lambdas.Tests.Support;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>Whether what is built can run on Amazon Linux 2023, wherever it was built.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class ExecutableTests
{
    // https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html
    private static readonly Version AmazonLinuxGlibc = new(2, 34);

    private static readonly string[] AmazonLinuxLibraries = ["ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6"];

    [LinuxFact]
    public void The_transform_needs_nothing_that_amazon_linux_2023_has_not() => AssertRuns(PublishedFunction.FirehoseTransform);

    [LinuxFact]
    public void The_registrar_needs_nothing_that_amazon_linux_2023_has_not() => AssertRuns(PublishedFunction.CreatePartition);

    [LinuxFact]
    public void What_describes_deployments_needs_nothing_that_amazon_linux_2023_has_not() => AssertRuns(PublishedFunction.DescribeDeployment);

    [LinuxFact]
    public void What_describes_deployments_is_packaged_as_lambda_wants_it() => AssertPackaged(PublishedFunction.DescribeDeployment);

    [LinuxFact]
    public void The_maintainer_needs_nothing_that_amazon_linux_2023_has_not() => AssertRuns(PublishedFunction.Maintain);

    [LinuxFact]
    public void The_transform_is_packaged_as_lambda_wants_it() => AssertPackaged(PublishedFunction.FirehoseTransform);

    [LinuxFact]
    public void The_registrar_is_packaged_as_lambda_wants_it() => AssertPackaged(PublishedFunction.CreatePartition);

    [LinuxFact]
    public void The_maintainer_is_packaged_as_lambda_wants_it() => AssertPackaged(PublishedFunction.Maintain);

    private static void AssertRuns(PublishedFunction function)
    {
        var executable = new ElfFile(File.ReadAllBytes(function.Executable));
        Assert.True(executable.IsX64);
        Assert.Subset(AmazonLinuxLibraries.ToHashSet(), executable.Libraries.ToHashSet());

        var versions = executable.SymbolVersions.Select(name => name.Split('_', 2)).ToList();
        Assert.NotEmpty(versions);
        NonEmpty.All(versions, version => Assert.Equal("GLIBC", version[0]));
        NonEmpty.All(versions, version => Assert.True(Version.Parse(version[1]) <= AmazonLinuxGlibc, $"GLIBC_{version[1]}"));
    }

    private static void AssertPackaged(PublishedFunction function)
    {
        using var package = ZipFile.OpenRead(function.Package);
        var entry = Assert.Single(package.Entries);
        Assert.Equal("bootstrap", entry.FullName);
        Assert.Equal("755", Convert.ToString((entry.ExternalAttributes >> 16) & 0x1FF, 8));
        Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime);

        using var content = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(content);
        Assert.True(content.ToArray().AsSpan().SequenceEqual(File.ReadAllBytes(function.Executable)));
    }
}
