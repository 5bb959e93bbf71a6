using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace EventLogs.Generator.Synthesis;

/// <summary>Makes random texts that a regular expression matches, for the part of regular expressions that schemas use.</summary>
internal sealed class PatternText
{
    /// <summary>How often what may stand any number of times stands at most, beyond the minimum.</summary>
    private const int MaxMore = 8;

    private static readonly ConcurrentDictionary<string, Part?> Parsed = new(StringComparer.Ordinal);

    private static readonly char[] Printable = [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)];
    private static readonly char[] Digits = [.. Printable.Where(char.IsAsciiDigit)];
    private static readonly char[] WordCharacters = [.. Printable.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')];

    private readonly string _pattern;
    private int _at;

    private PatternText(string pattern) => _pattern = pattern;

    /// <summary>Appends a text that a part of an expression matches.</summary>
    private delegate void Part(StringBuilder text, Random random);

    /// <summary>A text; null when the expression has look-arounds, back references or other things that cannot be made up.</summary>
    public static string? Make(string pattern, Random random)
    {
        if (Parsed.GetOrAdd(pattern, Parse) is not { } part)
            return null;
        var text = new StringBuilder();
        part(text, random);
        return text.ToString();
    }

    private static Part? Parse(string pattern)
    {
        var parser = new PatternText(pattern);
        return parser.Alternatives() is { } part && parser._at == pattern.Length ? part : null;
    }

    private Part? Alternatives()
    {
        var alternatives = new List<Part>();
        do
        {
            if (Sequence() is not { } sequence)
                return null;
            alternatives.Add(sequence);
        }
        while (TryTake('|'));
        return (text, random) => alternatives[random.Next(alternatives.Count)](text, random);
    }

    private Part? Sequence()
    {
        var parts = new List<Part>();
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            if (Atom() is not { } atom || Quantified(atom) is not { } part)
                return null;
            parts.Add(part);
        }

        return (text, random) => parts.ForEach(part => part(text, random));
    }

    private Part? Atom()
    {
        var character = _pattern[_at++];
        return character switch
        {
            '^' or '$' => (_, _) => { }
            ,
            '.' => OneOf(Printable),
            '(' => Group(),
            '[' => Class(),
            '\\' => Escape() is { } characters ? OneOf(characters) : null,
            '*' or '+' or '?' => null,
            _ => (text, _) => text.Append(character),
        };
    }

    private Part? Group()
    {
        if (TryTake('?') && !TryTake(':'))
            return null;
        return Alternatives() is { } inside && TryTake(')') ? inside : null;
    }

    private Part? Class()
    {
        var isNegated = TryTake('^');
        var members = new List<char>();
        while (_at < _pattern.Length && _pattern[_at] != ']')
        {
            if (Member() is not { } first)
                return null;
            if (first.Length == 1 && _at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                _at++;
                if (Member() is not { Length: 1 } last || last[0] < first[0])
                    return null;
                first = [.. Enumerable.Range(first[0], last[0] - first[0] + 1).Select(code => (char)code)];
            }

            members.AddRange(first);
        }

        char[] characters = isNegated ? [.. Printable.Except(members)] : [.. members];
        return TryTake(']') && characters.Length > 0 ? OneOf(characters) : null;
    }

    private char[]? Member() => _pattern[_at++] is var character && character == '\\' ? Escape() : [character];

    private char[]? Escape()
    {
        if (_at == _pattern.Length)
            return null;
        var character = _pattern[_at++];
        return character switch
        {
            'd' => Digits,
            'w' => WordCharacters,
            's' => [' '],
            'D' => [.. Printable.Except(Digits)],
            'W' => [.. Printable.Except(WordCharacters)],
            'S' => [.. Printable.Except([' '])],
            'n' => ['\n'],
            't' => ['\t'],
            'r' => ['\r'],
            _ => char.IsAsciiLetterOrDigit(character) ? null : [character],
        };
    }

    private Part? Quantified(Part part)
    {
        if (Quantifier() is not { } times)
            return null;
        TryTake('?');
        return (text, random) =>
        {
            for (var i = random.Next(times.Min, Math.Min(times.Max, times.Min + MaxMore) + 1); i > 0; i--)
                part(text, random);
        };
    }

    /// <summary>How often the part before stands; null when it says so in a way that is not a quantifier.</summary>
    private (int Min, int Max)? Quantifier()
    {
        if (TryTake('*'))
            return (0, MaxMore);
        if (TryTake('+'))
            return (1, MaxMore);
        if (TryTake('?'))
            return (0, 1);
        if (!TryTake('{'))
            return (1, 1);

        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        var bounds = _pattern[_at..end].Split(',');
        _at = end + 1;
        if (bounds.Length > 2 || !int.TryParse(bounds[0], CultureInfo.InvariantCulture, out var min))
            return null;
        var max = min;
        return bounds.Length == 1 ? (min, min)
            : bounds[1].Length == 0 ? (min, min + MaxMore)
            : int.TryParse(bounds[1], CultureInfo.InvariantCulture, out max) && max >= min ? (min, max) : null;
    }

    private static Part OneOf(char[] characters) => (text, random) => text.Append(characters[random.Next(characters.Length)]);

    private bool TryTake(char character)
    {
        if (_at == _pattern.Length || _pattern[_at] != character)
            return false;
        _at++;
        return true;
    }
}
