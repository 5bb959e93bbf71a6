using System.Text;

namespace EventLogs.CompilerTestKit;

/// <summary>Keeps what is written, and lets a test wait for it.</summary>
internal sealed class AwaitedWriter : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_lock)
        {
            _text.Append(value);
            _written.SetResult();
            _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <summary>Waits until the text holds this, and forgets it and all before it. Fails the test when it never comes.</summary>
    public async Task<string> ReadPastAsync(string expected)
    {
        while (true)
        {
            Task written;
            lock (_lock)
            {
                var text = _text.ToString();
                if (text.IndexOf(expected, StringComparison.Ordinal) is >= 0 and var at)
                {
                    _text.Remove(0, at + expected.Length);
                    return text[..at];
                }

                written = _written.Task;
            }

            try
            {
                await written.WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                Assert.Fail($"'{expected}' was not written, only:\n{_text}");
            }
        }
    }
}
