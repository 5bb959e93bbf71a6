namespace EventLogs.Local.Ingest;

/// <summary>Something to read events from.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Length">Its size in bytes; 0 where that is unknown.</param>
/// <param name="Open">Opens it.</param>
/// <param name="Path">Its full path; null for what cannot be read a second time.</param>
internal sealed record InputFile(string Name, long Length, Func<Stream> Open, string? Path = null);
