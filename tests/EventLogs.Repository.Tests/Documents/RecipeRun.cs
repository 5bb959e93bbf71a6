using System.Diagnostics;
using System.Globalization;

namespace EventLogs.RepositoryTests.Documents;

/// <summary>Runs the shell blocks of documents in a folder of their own, where a stub stands in for AWS and for builds.</summary>
internal sealed class RecipeRun : IDisposable
{
    private static readonly string[] Programs = ["aws", "npx", "npm", "dotnet", "eventlogs-local"];

    private readonly TempFolder _folder = new();

    public RecipeRun()
    {
        var stub = Path.Join(AppContext.BaseDirectory, "Documents", "Stubs", "aws");
        foreach (var path in Programs.Select(program => $"bin/{program}").Append("work/build.sh"))
        {
            _folder.Write(path, File.ReadAllBytes(stub));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(_folder[path], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The calls of programs that the stub stands in for.</summary>
    public string[] Calls => Exists("calls") ? Read("calls").TrimEnd('\n').Split('\n') : [];

    public bool Exists(string file) => File.Exists(_folder[$"stub/{file}"]);

    public string Read(string file) => Exists(file) ? _folder.Read($"stub/{file}") : "";

    public void Write(string file, string text) => _folder.Write($"stub/{file}", text);

    public void Write(string file, byte[] content) => _folder.Write($"stub/{file}", content);

    /// <summary>Puts a file where the commands run.</summary>
    public void WriteToWork(string file, byte[] content) => _folder.Write($"work/{file}", content);

    /// <summary>Runs a block as if it were pasted into a shell.</summary>
    /// <param name="block">The block.</param>
    /// <param name="fail">The number of the call that fails, before it does anything; 0 for none.</param>
    public async Task<ProcessResult> RunAsync(Block block, int fail = 0)
    {
        Write("calls", "");
        var start = new ProcessStartInfo("bash", ["-c", block.Text]) { WorkingDirectory = _folder["work"] };
        start.Environment["PATH"] = $"{_folder["bin"]}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["STUB"] = _folder["stub"];
        start.Environment["STUB_FAIL"] = fail.ToString(CultureInfo.InvariantCulture);
        return await ChildProcess.RunAsync(start);
    }

    public void Dispose() => _folder.Dispose();
}
