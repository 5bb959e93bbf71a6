using System.CommandLine;
using System.Text.Json;
using EventLogs.Local.Results;
using EventLogs.Runtime.Catalog;
using Spectre.Console;

namespace EventLogs.Local.Commands;

/// <summary><c>queries</c>: the saved queries of the repository, and what they answer.</summary>
internal static class QueriesCommand
{
    public static Command Create(LocalHost host)
    {
        var format = CommonOptions.Format("table", "json");
        var command = new Command("queries", "List the saved queries: name, parameters, title and what they answer. The command query runs them.") { format };
        command.SetAction((arguments, _) =>
        {
            if (arguments.GetValue(format) == "json")
                WriteJson(host);
            else
                WriteTable(host);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void WriteTable(LocalHost host)
    {
        var table = Tables.Create("Name", "Parameters", "Title", "Answers");
        foreach (var query in host.Queries)
        {
            table.AddRow(
                new Text(SavedQueries.ShortestName(host.Queries, query)),
                new Text(string.Join('\n', QueryTemplate.Read(query.Sql).Parameters.Select(SavedQueries.Describe))),
                Tables.Text(query.Title),
                Tables.Text(query.Description));
        }

        host.Out.Write(table);
    }

    private static void WriteJson(LocalHost host) => CommandJson.Write(host.Out.Profile.Out.Writer, json =>
    {
        json.WriteStartArray();
        foreach (var query in host.Queries)
        {
            json.WriteStartObject();
            json.WriteString("name", SavedQueries.ShortestName(host.Queries, query));
            json.WriteString("id", query.Id);
            json.WriteString("title", query.Title);
            json.WriteString("description", query.Description);
            json.WriteStartArray("parameters");
            foreach (var parameter in QueryTemplate.Read(query.Sql).Parameters)
                WriteJson(json, parameter);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteJson(Utf8JsonWriter json, QueryParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("type", parameter.Type);
        json.WriteString("default", parameter.Default);
        json.WriteEndObject();
    }
}
