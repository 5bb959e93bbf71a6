using CsCheck;
using EventLogs.Local.Interactive;
using EventLogs.Local.Results;
using EventLogs.Local.Tests.Support;

namespace EventLogs.Local.Tests.Interactive;

/// <summary>What keys do to a line, and how it is drawn.</summary>
public sealed class LineEditorTests
{
    private static readonly SqlCompletion Completion = new(ShellNames.Of(TestCatalog.Events, [], [new ShellQuery("orders", "", "Orders")]), ["table", "markdown"]);

    private static readonly ConsoleKey[] Moves =
    [
        ConsoleKey.LeftArrow, ConsoleKey.RightArrow, ConsoleKey.Home, ConsoleKey.End, ConsoleKey.UpArrow, ConsoleKey.DownArrow,
        ConsoleKey.Backspace, ConsoleKey.Delete, ConsoleKey.Tab, ConsoleKey.A, ConsoleKey.E, ConsoleKey.K, ConsoleKey.U, ConsoleKey.W, ConsoleKey.P, ConsoleKey.N, ConsoleKey.D,
    ];

    /// <summary>Keys: characters stand for themselves; the others are named in angle brackets, with ^ for Control.</summary>
    [Theory]
    [InlineData("abc<LeftArrow><LeftArrow>x", "axbc", 2)]
    [InlineData("abc<Home>x<End>y", "xabcy", 5)]
    [InlineData("abc<^A>x<^E>y", "xabcy", 5)]
    [InlineData("abc<Backspace><Backspace>", "a", 1)]
    [InlineData("abc<Home><Delete>", "bc", 0)]
    [InlineData("abc<Home><^D>", "bc", 0)]
    [InlineData("ab cd<^W>", "ab ", 3)]
    [InlineData("ab cd<^LeftArrow><^K>", "ab ", 3)]
    [InlineData("ab cd<Home><^RightArrow><^U>", " cd", 0)]
    [InlineData("new<UpArrow>", "second", 6)]
    [InlineData("new<UpArrow><UpArrow><UpArrow>", "first", 5)]
    [InlineData("new<UpArrow><UpArrow><DownArrow><DownArrow>", "new", 3)]
    [InlineData("<^P><^P><^N>!", "second!", 7)]
    [InlineData("SELECT * FROM order_s<Tab>", "SELECT * FROM order_shipped", 27)]
    [InlineData("order_<Tab>", "order_placed", 12)]
    [InlineData("order_<Tab><Tab>", "order_shipped", 13)]
    [InlineData("order_<Tab><Tab><Tab>", "order_placed", 12)]
    [InlineData("date_for<Tab>(", "date_format(", 12)]
    [InlineData(".mode mark<Tab>", ".mode markdown", 14)]
    [InlineData("qqq<Tab>", "qqq", 3)]
    public void Keys_edit_the_line(string keys, string text, int cursor)
    {
        var editor = new LineEditor(Completion, ["first", "second"]);
        foreach (var key in Keys(keys))
            Assert.Equal(EditResult.Editing, editor.Press(key));

        Assert.Equal((text, cursor), (editor.Text, editor.Cursor));
    }

    [Fact]
    public void A_line_is_submitted_abandoned_or_the_last_one()
    {
        var editor = new LineEditor(Completion, []);
        Assert.Equal(EditResult.Ended, editor.Press(Key(ConsoleKey.D, isControl: true)));
        editor.Press(Keys("x")[0]);
        Assert.Equal(EditResult.Editing, editor.Press(Key(ConsoleKey.D, isControl: true)));
        Assert.Equal(EditResult.Abandoned, editor.Press(Key(ConsoleKey.C, isControl: true)));
        Assert.Equal(EditResult.Submitted, editor.Press(Key(ConsoleKey.Enter)));
    }

    [Fact]
    public void Any_keys_leave_the_cursor_in_the_line_and_the_drawing_on_one_row() => Gen.Select(
        Gen.OneOf(
            Gen.Char["ab _.é日"].Select(character => new ConsoleKeyInfo(character, ConsoleKey.None, false, false, false)),
            Gen.Select(Gen.Int[0, Moves.Length - 1].Select(i => Moves[i]), Gen.Bool, Key)).Array[0, 40],
        Gen.Int[15, 40]).Sample((keys, width) =>
    {
        var editor = new LineEditor(Completion, ["first", "sec日nd"]);
        foreach (var key in keys)
        {
            editor.Press(key);
            Assert.InRange(editor.Cursor, 0, editor.Text.Length);
            var drawn = LineView.Draw("> ", 2, editor.Text, editor.Cursor, width);
            var line = drawn.Split('\r')[1]["\u001b[K".Length..];
            Assert.True(CellText.Width(line) < width, line);
        }
    });

    private static ConsoleKeyInfo[] Keys(string text)
    {
        var keys = new List<ConsoleKeyInfo>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '<')
            {
                keys.Add(new ConsoleKeyInfo(text[i], ConsoleKey.None, false, false, false));
                continue;
            }

            var end = text.IndexOf('>', i);
            var name = text[(i + 1)..end];
            keys.Add(Key(Enum.Parse<ConsoleKey>(name.TrimStart('^')), name[0] == '^'));
            i = end;
        }

        return [.. keys];
    }

    private static ConsoleKeyInfo Key(ConsoleKey key, bool isControl = false) => new('\0', key, shift: false, alt: false, isControl);
}
