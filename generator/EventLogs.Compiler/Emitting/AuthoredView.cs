using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Schemas;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Compiler.Emitting;

/// <summary>A view that was written by hand, as the catalog has it.</summary>
internal static class AuthoredView
{
    public static ViewDefinition Of(BoundView view)
    {
        var (file, sql) = view.File;
        var described = ViewText.Columns(sql).Select(item => item.Column).ToList();
        return new ViewDefinition(
            $"{file.Parts[0]}/{view.File.Name}",
            view.File.TableName,
            QueryText.Title(sql),
            QueryText.Description(sql),
            // in the order of the query, where it is known
            view.Columns is { } columns ? [.. described.OrderBy(column => columns.IndexOf(column.Name))] : [.. described],
            view.File.Query + "\n");
    }
}
