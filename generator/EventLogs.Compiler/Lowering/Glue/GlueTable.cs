using System.Collections.Immutable;
using EventLogs.Compiler.Model;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Lowering.Glue;

/// <summary>A table as Glue describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description, within Glue's limit.</param>
/// <param name="Columns">Its columns in order.</param>
/// <param name="Format">How its objects are stored and read.</param>
internal sealed record GlueTable(string Name, string Description, ImmutableArray<GlueColumn> Columns, StorageFormat Format)
{
    public static GlueTable Of(EventLog log) => new(
        log.Table,
        GlueComments.Cut(log.Description, GlueComments.MaxTable),
        [.. log.Columns.Select(GlueColumn.Of)],
        StorageFormat.JsonLines with { SerdeParameters = OpenXSerde.Parameters(log.Columns) });
}

/// <summary>A column as Glue describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">Its key in a log line.</param>
/// <param name="Type">Its type for the Glue API.</param>
/// <param name="DdlType">Its type for a DDL statement.</param>
/// <param name="Comment">Its comment, within Glue's limit.</param>
/// <param name="IsNullable">Whether a line may lack it.</param>
internal sealed record GlueColumn(string Name, string Key, string Type, string DdlType, string Comment, bool IsNullable)
{
    public static GlueColumn Of(Column column) => new(
        column.GlueName,
        column.Name,
        GlueTypes.Of(column.Type),
        GlueTypes.ForDdl(column.Type),
        GlueComments.Cut(column.Description, GlueComments.MaxColumn),
        column.IsNullable);
}
