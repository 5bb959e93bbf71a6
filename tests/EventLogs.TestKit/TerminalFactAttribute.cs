namespace EventLogs.TestKit;

/// <summary>A test that needs a terminal of its own; left out, and counted so, where there is none.</summary>
public sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = PseudoTerminal.IsSupported ? null : "There is no 'script' of util-linux here.";
}
