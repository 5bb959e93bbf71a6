using System.Diagnostics;
using System.Text;

namespace EventLogs.Lambdas.Tests.Bootstrap;

/// <summary>The check of what is published, over files that are not executables but name versions as executables do.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class CheckBootstrapTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("GLIBC_2.2.5 GLIBC_2.34", null)]
    [InlineData("GLIBC_2.3 GLIBC_2.4", null)]
    [InlineData("GLIBC_2.34 GLIBC_2.35", "GLIBC_2.35")]
    [InlineData("GLIBC_2.38 $(x) %20 ';\"", "GLIBC_2.38")]
    [InlineData("GLIBC_2.100", "GLIBC_2.100")]
    public async Task What_lambda_cannot_start_is_an_error_of_the_build(string names, string? newer)
    {
        byte[] content = [0x7F, .. "ELF"u8, 0, 0xFF, .. Encoding.UTF8.GetBytes(names.Replace(' ', '\0')), 0, 0x80];
        await File.WriteAllBytesAsync(_folder["bootstrap"], content);
        _folder.Write("function.proj", $"""
            <Project>
              <PropertyGroup>
                <IsLambdaFunction>true</IsLambdaFunction>
                <FunctionName>orders</FunctionName>
                <PublishDir>{_folder.Path}/</PublishDir>
              </PropertyGroup>
              <Import Project="{Repository.Root}/infra/EventLogs.Lambdas/build/EventLogs.Lambdas.targets" />
            </Project>
            """);
        var start = new ProcessStartInfo("dotnet", ["msbuild", _folder["function.proj"], "-nologo", "-target:CheckBootstrap"]);

        var result = await ChildProcess.RunAsync(start.WithoutTestHost());

        Assert.True(result.ExitCode == (newer is null ? 0 : 1), result.Output);
        if (newer is not null)
            Assert.Contains($"error : orders asks for {newer}, and provided.al2023 has GLIBC_2.34: it would not start.", result.Output, StringComparison.Ordinal);
    }
}
