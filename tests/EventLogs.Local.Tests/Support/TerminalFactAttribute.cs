namespace EventLogs.Local.Tests.Support;

/// <summary>A test that needs a terminal of its own.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = PseudoTerminal.IsSupported ? null : "There is no 'script' of util-linux here.";
}
