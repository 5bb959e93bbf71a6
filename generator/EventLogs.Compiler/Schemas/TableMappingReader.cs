using System.Collections.Immutable;
using EventLogs.Compiler.Diagnostics;
using EventLogs.Compiler.Json;
using EventLogs.Compiler.Model;
using EventLogs.Compiler.Text;
using EventLogs.Runtime.Catalog;
using EventLogs.Shared;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace EventLogs.Compiler.Schemas;

/// <summary>Reads x-event-log; everything that is wrong with its form is reported here, and nothing about its meaning.</summary>
internal sealed class TableMappingReader(JsonFile file, ICollection<Diagnostic> problems)
{
    // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    private const int MaxBusLength = 256;

    private static readonly JsonPointer Mapping = JsonPointer.Root.Then(SchemaDocument.MappingKeyword);

    /// <summary>The mapping without what was reported, so that the rest is checked too; null when there is none.</summary>
    public static TableMapping? Read(JsonFile file, JObject root, ICollection<Diagnostic> problems)
    {
        if (root[SchemaDocument.MappingKeyword] is not { } token)
        {
            problems.Add(Descriptors.MissingMapping.At(file.At(JsonPointer.Root), "The schema does not say which table keeps the event."));
            return null;
        }

        return new TableMappingReader(file, problems).Read(token);
    }

    private TableMapping? Read(JToken token)
    {
        if (token is not JObject members)
            return Malformed<TableMapping>(Mapping, "x-event-log must be an object.");

        RefuseOthers(Mapping, members, "table", "bus", "pattern", "columns", "remaining");

        var table = ReadText(Mapping, members, "table");
        if (table is null && members["table"] is null)
            Malformed<object>(Mapping, "The member 'table' is missing.");

        var columns = members["columns"] switch
        {
            null => [],
            JObject named => named.Properties().Select(ReadColumn).OfType<ColumnMapping>().ToImmutableArray(),
            _ => Malformed<IEnumerable<ColumnMapping>>(Mapping.Then("columns"), "'columns' must be an object: a name and a path for each column.")
                ?.ToImmutableArray() ?? [],
        };
        var remaining = ReadOption<RemainingProperties>(Mapping, members, "remaining") ?? RemainingProperties.Append;
        var bus = ReadBus(members);
        return table is null ? null : new TableMapping(table, columns, remaining) { Bus = bus, Pattern = ReadPattern(members) };
    }

    private EventPattern? ReadPattern(JObject members)
    {
        if (members["pattern"] is not { } token)
            return null;
        var pattern = new EventPattern(token.ToString(Formatting.None));
        foreach (var problem in pattern.Problems)
            problems.Add(Descriptors.MalformedPattern.At(file.At(Mapping.Then(["pattern", .. problem.Path])), problem.Message));
        return pattern.Problems.Count == 0 ? pattern : null;
    }

    private string? ReadBus(JObject members)
    {
        if (ReadText(Mapping, members, "bus") is not { } bus)
            return null;
        return bus.Length is > 0 and <= MaxBusLength && bus.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '/' or '-')
            ? bus
            : Malformed<string>(Mapping.Then("bus"), $"'{bus}' is not the name of an event bus: 1 to {MaxBusLength} letters, digits and . _ / -.");
    }

    private void RefuseOthers(JsonPointer pointer, JObject members, params string[] known)
    {
        foreach (var member in members.Properties().Where(member => !known.Contains(member.Name)))
            Malformed<object>(pointer.Then(member.Name), $"Unknown member '{member.Name}'" + NearestName.Question(member.Name, known));
    }

    private ColumnMapping? ReadColumn(JProperty column)
    {
        var pointer = Mapping.Then("columns", column.Name);
        if (column.Name.Length == 0)
            return Malformed<ColumnMapping>(pointer, "A column must have a name.");
        if (column.Value is { Type: JTokenType.String } path)
            return ReadPath(pointer, (string)path!) is { } keys ? new ColumnMapping(column.Name, new PathSource(keys), null, null) : null;
        if (column.Value is not JObject members)
            return Malformed<ColumnMapping>(pointer, "A column is a path, or an object with from, arn, arnPart, description and type.");

        RefuseOthers(pointer, members, "from", "arn", "arnPart", "description", "type");
        if (members["from"] is null)
            return Malformed<ColumnMapping>(pointer, "The member 'from' is missing.");

        var pattern = ReadArn(pointer, members);
        var part = ReadOption<ArnPart>(pointer, members, "arnPart");
        var description = ReadText(pointer, members, "description");
        var type = ReadOption<ColumnTypeOverride>(pointer, members, "type");
        return ReadText(pointer, members, "from") is { } from && ReadPath(pointer.Then("from"), from) is { } found
            ? new ColumnMapping(column.Name, Source(found, pattern, part), description, type)
            : null;
    }

    private static ColumnSource Source(ImmutableArray<string> keys, ArnPattern? pattern, ArnPart? part)
    {
        ColumnSource whole = pattern is null ? new PathSource(keys) : new ArnSource(keys, pattern);
        return part is { } its ? new ArnPartSource(whole, its) : whole;
    }

    private ImmutableArray<string>? ReadPath(JsonPointer pointer, string path)
    {
        if (SingularPath.TryParse(path, out var keys, out var problem))
            return keys;
        problems.Add(Descriptors.InvalidPath.At(file.At(pointer), $"The path '{path}' {problem}."));
        return null;
    }

    private ArnPattern? ReadArn(JsonPointer pointer, JObject members)
    {
        if (ReadText(pointer, members, "arn") is not { } text)
            return null;
        if (text.Split(':') is [var service, var type] && (service == "*" || IsArnPart(service)) && IsArnPart(type))
            return new ArnPattern(service, type);
        problems.Add(Descriptors.InvalidArn.At(file.At(pointer.Then("arn")), $"'{text}' is not <service>:<resource type>."));
        return null;
    }

    private static bool IsArnPart(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    private string? ReadText(JsonPointer pointer, JObject members, string name) => members[name] switch
    {
        null => null,
        { Type: JTokenType.String } text => (string?)text,
        _ => Malformed<string>(pointer.Then(name), $"'{name}' must be a string."),
    };

    private TOption? ReadOption<TOption>(JsonPointer pointer, JObject members, string name) where TOption : struct, Enum
    {
        if (members[name] is not { } token)
            return null;
        var options = Enum.GetValues<TOption>();
        foreach (var option in options)
        {
            if (token.Type == JTokenType.String && (string?)token == OptionText.Of(option))
                return option;
        }

        Malformed<object>(pointer.Then(name), $"'{name}' must be one of: {string.Join(", ", options.Select(OptionText.Of))}"
            + NearestName.Question(token.Type == JTokenType.String ? (string)token! : "", options.Select(OptionText.Of)));
        return null;
    }

    private T? Malformed<T>(JsonPointer pointer, string message) where T : class
    {
        problems.Add(Descriptors.MalformedMapping.At(file.At(pointer), message));
        return null;
    }
}
