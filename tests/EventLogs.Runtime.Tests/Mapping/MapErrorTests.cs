using System.Text.RegularExpressions;
using EventLogs.Runtime.Mapping;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed partial class MapErrorTests
{
    [Fact]
    public void Docs_mapping_md_lists_every_reason_for_a_refusal_and_no_other()
    {
        var document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "mapping.md"));
        var listed = Row().Matches(document).Select(row => row.Groups[1].Value).Order().ToList();
        var reasons = Enum.GetNames<MapError>().Where(name => name != nameof(MapError.None)).Order().ToList();
        Assert.Equal(reasons, listed);
    }

    [Fact]
    public void Every_reason_has_a_description_of_its_own()
    {
        var descriptions = Enum.GetValues<MapError>().Select(error => error.Describe()).ToList();
        Assert.Equal(descriptions.Distinct(), descriptions);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((MapError)descriptions.Count).Describe());
    }

    [GeneratedRegex(@"^\| `([A-Z]\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
