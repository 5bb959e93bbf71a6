using EventLogs.Compiler.Diagnostics;

namespace EventLogs.Generator.Importing;

/// <summary>Keywords that say nothing of a value's shape, and were left out: one note for each and each file, however often they stand there.</summary>
internal sealed class KeywordNotes
{
    private readonly OrderedDictionary<(string File, string Keyword), (Location First, int Count)> _notes = [];

    public void Add(string keyword, Location location)
    {
        var key = (location.File, keyword);
        _notes[key] = _notes.TryGetValue(key, out var known) ? (known.First, known.Count + 1) : (location, 1);
    }

    public IEnumerable<Diagnostic> Diagnostics() => _notes.Select(note => Descriptors.AnnotationLeftOut.At(
        note.Value.First, $"'{note.Key.Keyword}' is left out{(note.Value.Count == 1 ? "" : $" ({note.Value.Count} times in this file)")}."));
}
