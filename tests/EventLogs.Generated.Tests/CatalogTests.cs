using EventLogs.Compiler;
using EventLogs.Compiler.Lowering.Glue;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Generated.Tests;

/// <summary>The catalog is what the schemas say.</summary>
public sealed class CatalogTests
{
    [Fact]
    public async Task The_catalog_has_every_schema_with_its_source_detail_type_table_and_columns()
    {
        var compilation = await Passes.CompileAsync(Sample.PathOf("schemas"));
        Assert.Equal(
            compilation.Schemas.Select(schema => (schema.Log!.Id.ToString(), schema.Log.Source, schema.Log.DetailType, schema.Log.Table)),
            EventCatalog.Events.Select(definition => (definition.Id, definition.Source, definition.DetailType, definition.Table.Name)));
        foreach (var (schema, definition) in compilation.Schemas.Zip(EventCatalog.Events))
        {
            var table = GlueTable.Of(schema.Log!);
            Assert.Equal(
                table.Columns.Select(column => new ColumnDefinition(column.Name, column.Key, column.Type, column.Comment, column.IsNullable)),
                definition.Table.Columns);
            Assert.Equal(table.Format.SerdeParameters.AsEnumerable(), definition.Table.Format.SerdeParameters.AsEnumerable());
        }
    }

    [Fact]
    public void Saved_queries_keep_their_text() =>
        NonEmpty.All(EventCatalog.Queries, query => Assert.Equal(
            File.ReadAllText(Sample.PathOf($"schemas/{query.Id.Split('/')[0]}/queries/{query.Id.Split('/')[1]}.sql")).TrimEnd(),
            query.Sql.TrimEnd()));

    [Fact]
    public void Views_keep_their_text() =>
        NonEmpty.All(EventCatalog.Views, view => Assert.EndsWith(
            "\n" + view.Query, File.ReadAllText(Sample.PathOf($"schemas/{view.Id.Split('/')[0]}/views/{view.Id.Split('/')[1]}.sql")), StringComparison.Ordinal));
}
