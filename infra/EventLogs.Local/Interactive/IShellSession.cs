namespace EventLogs.Local.Interactive;

/// <summary>What a shell has done. Nothing that goes wrong is thrown: it is told.</summary>
internal interface IShellSession
{
    /// <summary>How many rows of a result are shown, 0 for all; null for as many as its mode shows by itself.</summary>
    long? Limit { get; set; }

    /// <summary>Runs statements, and shows their results.</summary>
    Task RunAsync(string sql, string mode, CancellationToken cancellation);

    /// <summary>Runs a saved query.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Values for its parameters: <c>name=value</c>.</param>
    /// <param name="mode">How the result is shown.</param>
    /// <param name="cancellation">Ends it.</param>
    Task RunSavedAsync(string name, IReadOnlyCollection<string> parameters, string mode, CancellationToken cancellation);

    /// <summary>Shows a list.</summary>
    void Show(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, string mode);

    /// <summary>The types of the columns of a table; empty where they cannot be had, which is told.</summary>
    IReadOnlyDictionary<string, string> TypesOf(string table);

    /// <summary>Writes a line of a result.</summary>
    void Write(string line);

    /// <summary>Says what is wrong.</summary>
    void Complain(string message);
}
