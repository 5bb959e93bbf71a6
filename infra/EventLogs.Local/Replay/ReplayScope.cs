using System.Collections.Immutable;

namespace EventLogs.Local.Replay;

/// <summary>Which failed records a replay looks at.</summary>
/// <param name="Tables">Of which tables.</param>
/// <param name="Since">Only objects of this hour of arrival and later ones; null for all.</param>
internal sealed record ReplayScope(ImmutableArray<string> Tables, DateTimeOffset? Since);
