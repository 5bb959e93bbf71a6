using System.Collections.Immutable;
using System.Globalization;

namespace EventLogs.Local.Interactive;

/// <summary>A line that is being typed: what each key does to it. The keys are those of readline.</summary>
/// <param name="completion">What Tab offers.</param>
/// <param name="history">The lines that were typed before, the last one last.</param>
internal sealed class LineEditor(SqlCompletion completion, IReadOnlyList<string> history)
{
    private Choice? _choice;
    private int _shown = history.Count;
    private string _typed = "";

    /// <summary>The line.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where in it the cursor is.</summary>
    public int Cursor { get; private set; }

    /// <summary>Does what a key stands for.</summary>
    public EditResult Press(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.Enter }:
                return EditResult.Submitted;
            case { Modifiers: ConsoleModifiers.Control, Key: ConsoleKey.C }:
                return EditResult.Abandoned;
            case { Modifiers: ConsoleModifiers.Control, Key: ConsoleKey.D } when Text.Length == 0:
                return EditResult.Ended;
            case { Modifiers: ConsoleModifiers.Control }:
                PressWithControl(key.Key);
                break;
            case { Key: ConsoleKey.Tab }:
                Complete();
                break;
            default:
                PressAlone(key);
                break;
        }

        return EditResult.Editing;
    }

    private void PressWithControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A:
                Cursor = 0;
                break;
            case ConsoleKey.E:
                Cursor = Text.Length;
                break;
            case ConsoleKey.D:
                Delete(Cursor, Next(Cursor));
                break;
            case ConsoleKey.K:
                Delete(Cursor, Text.Length);
                break;
            case ConsoleKey.U:
                Delete(0, Cursor);
                break;
            case ConsoleKey.W:
                Delete(WordBefore(), Cursor);
                break;
            case ConsoleKey.LeftArrow:
                Cursor = WordBefore();
                break;
            case ConsoleKey.RightArrow:
                Cursor = WordAfter();
                break;
            case ConsoleKey.P:
                Recall(-1);
                break;
            case ConsoleKey.N:
                Recall(+1);
                break;
        }
    }

    private void PressAlone(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Home:
                Cursor = 0;
                break;
            case ConsoleKey.End:
                Cursor = Text.Length;
                break;
            case ConsoleKey.LeftArrow:
                Cursor = Previous(Cursor);
                break;
            case ConsoleKey.RightArrow:
                Cursor = Next(Cursor);
                break;
            case ConsoleKey.UpArrow:
                Recall(-1);
                break;
            case ConsoleKey.DownArrow:
                Recall(+1);
                break;
            case ConsoleKey.Backspace:
                Delete(Previous(Cursor), Cursor);
                break;
            case ConsoleKey.Delete:
                Delete(Cursor, Next(Cursor));
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                    Replace(Cursor, Cursor, key.KeyChar.ToString());
                break;
        }
    }

    /// <summary>Writes what all completions begin with; pressed again, one completion after the other.</summary>
    private void Complete()
    {
        if (_choice is null || _choice.Result != Text[..Cursor])
        {
            var (start, words) = completion.At(Text[..Cursor]);
            if (words.IsEmpty)
                return;
            _choice = new Choice(start, words, -1, "");
            var common = CommonStart(words);
            if (common.Length > Cursor - start)
            {
                Write(common, -1);
                return;
            }
        }

        var next = (_choice.Index + 1) % _choice.Words.Length;
        Write(_choice.Words[next], next);

        void Write(string word, int index)
        {
            Replace(_choice.Start, Cursor, word);
            _choice = _choice with { Index = index, Result = Text[..Cursor] };
        }
    }

    private void Recall(int step)
    {
        var to = Math.Clamp(_shown + step, 0, history.Count);
        if (to == _shown)
            return;
        if (_shown == history.Count)
            _typed = Text;
        _shown = to;
        Text = to == history.Count ? _typed : history[to];
        Cursor = Text.Length;
    }

    private void Delete(int from, int to) => Replace(from, to, "");

    private void Replace(int from, int to, string text)
    {
        Text = string.Concat(Text.AsSpan(0, from), text, Text.AsSpan(to));
        Cursor = from + text.Length;
    }

    private int Previous(int at) => StringInfo.ParseCombiningCharacters(Text).LastOrDefault(start => start < at);

    private int Next(int at) => at == Text.Length ? at : at + StringInfo.GetNextTextElementLength(Text, at);

    private int WordBefore()
    {
        var at = Cursor;
        while (at > 0 && !char.IsLetterOrDigit(Text[at - 1]))
            at--;
        while (at > 0 && char.IsLetterOrDigit(Text[at - 1]))
            at--;
        return at;
    }

    private int WordAfter()
    {
        var at = Cursor;
        while (at < Text.Length && !char.IsLetterOrDigit(Text[at]))
            at++;
        while (at < Text.Length && char.IsLetterOrDigit(Text[at]))
            at++;
        return at;
    }

    private static string CommonStart(ImmutableArray<string> words)
    {
        var length = words.Min(word => word.Length);
        while (!words.All(word => word.AsSpan(0, length).Equals(words[0].AsSpan(0, length), StringComparison.OrdinalIgnoreCase)))
            length--;
        return words[0][..length];
    }

    /// <summary>What the last Tab chose.</summary>
    private sealed record Choice(int Start, ImmutableArray<string> Words, int Index, string Result);
}

/// <summary>What has become of a line.</summary>
internal enum EditResult
{
    /// <summary>It goes on.</summary>
    Editing,

    /// <summary>It is done.</summary>
    Submitted,

    /// <summary>It is not wanted any more.</summary>
    Abandoned,

    /// <summary>There are no more lines.</summary>
    Ended,
}
