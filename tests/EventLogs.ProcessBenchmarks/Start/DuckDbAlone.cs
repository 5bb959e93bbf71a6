using System.Diagnostics;

namespace EventLogs.ProcessBenchmarks.Start;

/// <summary>
/// DuckDB without anything of ours: its shell where there is one on the PATH, and its library (the one that the tool carries) in a program of C
/// that opens it and asks for one row, which is the least that any program over DuckDB takes.
/// </summary>
internal static class DuckDbAlone
{
    private const string Source = """
        #include <dlfcn.h>
        int main(int count, char **arguments) {
          void *library = dlopen(arguments[1], RTLD_NOW), *database, *connection;
          if (!library) return 1;
          int (*open)(const char *, void **) = dlsym(library, "duckdb_open");
          int (*connect)(void *, void **) = dlsym(library, "duckdb_connect");
          int (*query)(void *, const char *, void *) = dlsym(library, "duckdb_query");
          return open(0, &database) || connect(database, &connection) || query(connection, "SELECT 1", 0);
        }
        """;

    /// <summary>The commands; none where there is neither a shell nor a compiler.</summary>
    /// <param name="local">The path of the assembly of <c>eventlogs-local</c>, beside which the library lies.</param>
    /// <param name="folder">Where the program is built.</param>
    public static IEnumerable<StartedCommand> Find(string local, TemporaryFolder folder)
    {
        if (SearchPath.Find("duckdb") is { } shell)
            yield return new StartedCommand("duckdb -c 'SELECT 1'", () => Timed(shell, "-c", "SELECT 1"));
        var library = Path.Join(Path.GetDirectoryName(Path.GetFullPath(local)), "runtimes", "linux-x64", "native", "libduckdb.so");
        if (SearchPath.Find("cc") is not { } compiler || !File.Exists(library))
            yield break;
        var (source, program) = (folder.PathOf("duckdb.c"), folder.PathOf("duckdb"));
        File.WriteAllText(source, Source);
        using (var compilation = ChildProcess.Start(compiler, ["-O2", "-w", "-o", program, source, "-ldl"], ChildProcess.Inherited))
            compilation.WaitForSuccess();
        yield return new StartedCommand("SELECT 1 by DuckDB's library alone", () => Timed(program, library));
    }

    private static ProcessUsage Timed(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = ChildProcess.Start(program, arguments, ChildProcess.Inherited);
        var usage = process.WaitForSuccess();
        return usage with { Wall = Stopwatch.GetElapsedTime(start).TotalSeconds };
    }
}
