using System.Diagnostics;
using System.Globalization;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>The Python function that this project takes the place of, in a process of its own that times itself.</summary>
internal sealed class PythonHandler : Contestant, IDisposable
{
    private readonly Process _process;
    private readonly string _requestFile = Path.GetTempFileName();
    private byte[]? _request;

    private PythonHandler(Process process) => _process = process;

    public override string Name => "the Python handler";

    /// <summary>Starts it, where there is a <c>python3</c>.</summary>
    public static PythonHandler? TryStart()
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Rivals", "handler.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            return new PythonHandler(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
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

    private string Ask(byte[] request, string command)
    {
        if (request != _request)
        {
            File.WriteAllBytes(_requestFile, request);
            _process.StandardInput.WriteLine(_requestFile);
            _request = request;
        }

        _process.StandardInput.WriteLine(command);
        return _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The Python handler has ended.");
    }
}
