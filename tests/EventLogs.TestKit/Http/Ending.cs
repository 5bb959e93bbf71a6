namespace EventLogs.TestKit.Http;

/// <summary>What becomes of a connection after a reply.</summary>
public enum Ending
{
    /// <summary>It stays open.</summary>
    KeepAlive,

    /// <summary>It is closed as TCP wants it.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,
}
