using System.Text;
using EventLogs.TestKit;

namespace EventLogs.Architecture.Tests;

/// <summary>
/// The allowed arrows, as <c>arrows.txt</c> beside the tests has them: <c>[projects]</c> and <c>[namespaces]</c>, then a line for each room,
/// <c>room: what it may use</c>. Names leave out <c>EventLogs.</c>.
/// </summary>
internal static class ArrowFile
{
    private const string File = "tests/EventLogs.Architecture.Tests/arrows.txt";

    private const string Head = """
        # What may use what; everything else is forbidden. A new arrow is a decision: add it here, and say in the commit why it is needed.
        # EVENTLOGS_UPDATE_EXPECTED=1 makes the tests write this file and the picture in docs/architecture.md from what the code does.

        """;

    /// <summary>The arrows of one section.</summary>
    public static IReadOnlySet<Arrow> Read(string section)
    {
        var arrows = new HashSet<Arrow>();
        var current = "";
        foreach (var line in Product.Read(File).Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
                current = line.Trim('[', ']');
            else if (current == section && line.Split(':') is [var from, var to])
                arrows.UnionWith(to.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(used => new Arrow(from, used)));
        }

        return arrows;
    }

    public static void Write(IEnumerable<Arrow> projects, IEnumerable<Arrow> namespaces)
    {
        var text = new StringBuilder(Head);
        Append(text, "projects", projects);
        Append(text, "namespaces", namespaces);
        System.IO.File.WriteAllText(Path.Join(Repository.Root, File), text.ToString());
    }

    private static void Append(StringBuilder text, string section, IEnumerable<Arrow> arrows)
    {
        text.Append($"\n[{section}]\n");
        foreach (var room in arrows.Distinct().GroupBy(arrow => arrow.From).OrderBy(room => room.Key, StringComparer.Ordinal))
            text.Append($"{room.Key}: {string.Join(' ', room.Select(arrow => arrow.To).Order(StringComparer.Ordinal))}\n");
    }
}
