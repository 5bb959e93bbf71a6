using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EventLogs.RepositoryTests.Builds;

/// <summary>What build.sh and build.ps1 check before they hand over to Cake, and what they hand over, with stubs for <c>dotnet</c> and <c>node</c>.</summary>
[Trait(FastLane.Category, FastLane.Process)]
public sealed class BuildScriptTests : IDisposable
{
    private static readonly string[] Needed = ["bash", "sed", "cut", "paste", "grep", "dirname", "cat"];

    private readonly TempFolder _folder = new();

    public BuildScriptTests()
    {
        foreach (var tool in Needed)
            File.CreateSymbolicLink(_folder[tool], Find(tool));
        Stub("dotnet", """
            case "$1 $2" in
              "--version ") echo 10.0.401 ;;
              "tool restore") echo restored ;;
              "cake "*) shift; printf '[%s]' "$@"; exit "${CAKE_EXIT:-0}" ;;
            esac
            """);
        Stub("node", "echo v20.1.0");
    }

    public static TheoryData<string> Scripts() => [.. BuildScript.All.Keys];

    public static TheoryData<string, string, string> Arguments()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var script in BuildScript.All.Keys)
        {
            rows.Add(script, "", "");
            rows.Add(script, "--target=build", "[--target=build]");
            rows.Add(script, "test", "[--target=test]");
            rows.Add(script, "compat --allow-breaking", "[--target=compat][--allow-breaking]");
            rows.Add(script, "--help", "[--target=help]");
            rows.Add(script, "-h", "[--target=help]");
        }

        return rows;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Arguments))]
    public async Task Arguments_reach_Cake(string script, string arguments, string expected)
    {
        var result = await RunAsync(script, arguments);
        Assert.Equal((0, "[--verbosity=quiet]" + expected, ""), (result.ExitCode, result.Output, result.Errors));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task The_exit_code_is_that_of_Cake(string script) => Assert.Equal(3, (await RunAsync(script, "test", ("CAKE_EXIT", "3"))).ExitCode);

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Without_dotnet_it_says_what_to_install(string script)
    {
        File.Delete(_folder["dotnet"]);
        await AssertFailsAsync(script, "the .NET SDK is missing (no \"dotnet\" on the PATH).", "Install the .NET SDK 10\\.0\\.\\d+ or a newer 10\\.0 one: https://");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task An_old_SDK_is_named(string script)
    {
        Stub("dotnet", "[ \"$1\" = --list-sdks ] && { echo '8.0.100 [/sdk]'; echo '9.0.100 [/sdk]'; exit 0; }; exit 1");
        await AssertFailsAsync(script, "no .NET SDK here is new enough; installed: 8.0.100 9.0.100.", "Install the .NET SDK");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task No_SDK_at_all_is_said(string script)
    {
        Stub("dotnet", "[ \"$1\" = --list-sdks ]");
        await AssertFailsAsync(script, "no .NET SDK here is new enough; installed: none.", "Install the .NET SDK");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Without_node_it_says_what_to_install(string script)
    {
        File.Delete(_folder["node"]);
        await AssertFailsAsync(script, "Node.js is missing (no \"node\" on the PATH).", "Install Node\\.js 20 or newer: https://");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task An_old_node_is_named(string script)
    {
        Stub("node", "echo v18.20.4");
        await AssertFailsAsync(script, "Node.js v18.20.4 is too old.", "Install Node\\.js 20 or newer: https://");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task What_a_failed_restore_says_is_shown(string script)
    {
        Stub("dotnet", "[ \"$1\" = tool ] && { echo 'no such package' >&2; exit 1; }; exit 0");
        await AssertFailsAsync(script, "the build tool could not be restored:", "no such package");
    }

    private static string Find(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Join(folder, tool)).First(File.Exists);

    private void Stub(string name, string script)
    {
        _folder.Write(name, $"#!{Find("bash")}\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_folder[name], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task AssertFailsAsync(string script, string reason, string help)
    {
        var result = await RunAsync(script, "");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        var lines = result.Errors.TrimEnd('\n').Split('\n');
        Assert.Equal($"{script}: {reason}", lines[0]);
        Assert.Matches(new Regex($"^{Regex.Escape(script)}: {help}"), lines[1]);
    }

    /// <summary>What it says where the build tool has never been fetched comes before anything else.</summary>
    private async Task<ProcessResult> RunAsync(string script, string arguments, params (string Name, string Value)[] variables)
    {
        var result = await StartAsync(script, arguments, variables);
        return result with { Errors = result.Errors.Replace("Fetching the build tool: once, it takes some seconds ...\n", "", StringComparison.Ordinal) };
    }

    private Task<ProcessResult> StartAsync(string script, string arguments, params (string Name, string Value)[] variables)
    {
        // the program itself is looked for on the PATH of this process, the tools of the script on that of the script
        var how = BuildScript.All[script];
        var start = new ProcessStartInfo(how.Program, [.. how.Arguments, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = how.Folder,
        };
        start.Environment["PATH"] = _folder.Path;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return ChildProcess.RunAsync(start);
    }
}
