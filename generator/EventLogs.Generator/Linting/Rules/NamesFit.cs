using EventLogs.Generator.Diagnostics;
using EventLogs.Generator.Model;

namespace EventLogs.Generator.Linting.Rules;

/// <summary>EVL072: Glue's limit for names.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html</remarks>
internal sealed class NamesFit : ColumnRule
{
    private const int MaxLength = 255;

    protected override DiagnosticDescriptor Descriptor => Descriptors.LongName;

    protected override string? Problem(Column column) => column.GlueName.Length > MaxLength ? $"The name has {column.GlueName.Length} characters." : null;
}
