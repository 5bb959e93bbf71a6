using System.Diagnostics;
using System.Text;

namespace EventLogs.Local.Results;

/// <summary>Writes to a terminal, and from where a text has more lines than that has, to a pager instead. Whoever leaves the pager has seen enough.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="pager">The pager.</param>
/// <param name="height">How many lines the terminal has.</param>
internal sealed class PagedWriter(TextWriter terminal, Pager pager, int height) : TextWriter
{
    private readonly StringBuilder _held = new();
    private int _lines;
    private TextWriter? _output;
    private Process? _process;
    private bool _isLeft;

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_output is not null)
        {
            Pass(buffer);
            return;
        }

        _held.Append(buffer);
        _lines += buffer.Count('\n');
        if (_lines >= height)
            Begin();
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Does nothing: what is held is not known to be short yet, and what goes to a pager is not held.</summary>
    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            End();
        base.Dispose(disposing);
    }

    private void Begin()
    {
        _process = pager.Start();
        _output = _process?.StandardInput ?? terminal;
        Pass(_held.ToString());
        _held.Clear();
    }

    private void Pass(ReadOnlySpan<char> text)
    {
        if (_isLeft)
            return;
        try
        {
            _output!.Write(text);
        }
        catch (IOException)
        {
            _isLeft = true;
        }
    }

    private void End()
    {
        if (_process is null)
        {
            terminal.Write(_held.ToString());
            terminal.Flush();
            return;
        }

        using (_process)
        {
            try
            {
                _process.StandardInput.Close();
            }
            catch (IOException)
            {
                // it was left before it had read all
            }

            _process.WaitForExit();
        }
    }
}
