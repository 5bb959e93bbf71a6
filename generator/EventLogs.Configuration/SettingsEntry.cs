using System.Collections.Immutable;

namespace EventLogs.Configuration;

/// <summary>An object in one of the lists of <c>eventlogs.json</c>.</summary>
/// <param name="Texts">Its members by name.</param>
/// <param name="Line">The line of the object, counted from 1.</param>
/// <param name="Column">The column of the object in UTF-16 code units, counted from 1.</param>
internal sealed record SettingsEntry(ImmutableDictionary<string, Setting> Texts, int Line, int Column)
{
    /// <summary>A member that has to be there.</summary>
    public string this[string name] => Texts[name].Text;

    /// <summary>A member that need not be there.</summary>
    public string? Find(string name) => Texts.TryGetValue(name, out var setting) ? setting.Text : null;
}
