using System.Diagnostics;
using System.Globalization;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>
/// A rival in a process of its own that times itself. It reads lines: the path of a request, then <c>answer</c> (it prints the path
/// of the response) or a number of seconds (it answers again and again for so long, and prints the nanoseconds of one answer).
/// </summary>
internal sealed class RivalProcess : Contestant, IDisposable
{
    private readonly Process _process;
    private readonly string _requestFile = Path.GetTempFileName();
    private byte[]? _request;

    private RivalProcess(string name, bool isExact, Process process) => (Name, IsExact, _process) = (name, isExact, process);

    public override string Name { get; }

    public override bool IsExact { get; }

    /// <summary>Starts the handler of Python; null, with a note, where there is no <c>python3</c>.</summary>
    public static RivalProcess? TryStartPython() =>
        TryStart("the Python handler", false, "python3", Path.Combine(AppContext.BaseDirectory, "Rivals", "python", "handler.py"));

    /// <summary>Compiles and starts the program over simdjson; null, with a note, where there is no compiler or no simdjson.</summary>
    /// <param name="architecture">The processor that it is compiled for, as the compiler names it.</param>
    public static RivalProcess? TryStartSimdJson(string architecture)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "Rivals", "simdjson", "main.cpp");
        var program = Path.Combine(AppContext.BaseDirectory, "Rivals", "simdjson", architecture);
        return TryRun("g++", "-O3", $"-march={architecture}", "-std=c++17", "-DNDEBUG", source, "-lsimdjson", "-o", program)
            ? TryStart($"simdjson, {architecture}", true, program)
            : null;
    }

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        var response = Ask(request, "answer");
        var answer = File.ReadAllBytes(response);
        File.Delete(response);
        return answer;
    }

    public override double Time(byte[] request, TimeSpan atLeast) =>
        double.Parse(Ask(request, atLeast.TotalSeconds.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        File.Delete(_requestFile);
    }

    private static RivalProcess? TryStart(string name, bool isExact, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        try
        {
            return new RivalProcess(name, isExact, Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.WriteLine($"Without {name}: {exception.Message}");
            return null;
        }
    }

    private static bool TryRun(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Console.WriteLine($"Without what {program} compiles: {exception.Message}");
            return false;
        }
    }

    private string Ask(byte[] request, string command)
    {
        if (request != _request)
        {
            File.WriteAllBytes(_requestFile, request);
            _process.StandardInput.WriteLine(_requestFile);
            _request = request;
        }

        _process.StandardInput.WriteLine(command);
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{Name} has ended.");
    }
}
