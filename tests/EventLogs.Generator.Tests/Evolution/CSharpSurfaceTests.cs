using CsCheck;
using EventLogs.Compiler.Emitting;
using EventLogs.Compiler.Model;
using EventLogs.Generator.Evolution;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EventLogs.Generator.Tests.Evolution;

public sealed class CSharpSurfaceTests
{
    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void The_surface_is_what_the_emitted_code_declares() =>
        Property.Holds(RandomModels.Log, log => Assert.Equal(Declared(log).Order(StringComparer.Ordinal), Lines(new Declarations(CSharpSurface.Of(log))).Order(StringComparer.Ordinal)),
            count: 200);

    [Fact]
    [Trait(FastLane.Category, FastLane.Slow)]
    public void Breaking_for_callers_is_what_takes_from_them_what_they_had() =>
        Property.Holds(
            Gen.OneOf(NamesAlike.Edited, NamesAlike.Edited, RandomEdits.Edited),
            log =>
            {
                var changes = SchemaDiff.Compare([log.Before], [log.After]);
                var isKept = IsKept(CSharpSurface.Of(log.Before), CSharpSurface.Of(log.After));
                if (!changes.Any(change => change.Breaks.HasFlag(Breaks.CSharpCallers)))
                    Assert.True(isKept, string.Join('\n', changes.Select(change => change.Message)));
                if (isKept)
                    Assert.DoesNotContain(changes, change => change.Breaks == Breaks.CSharpCallers);
            },
            count: 4_000);

    /// <summary>Whether code that uses all of the older surface can use the newer one, and means the same.</summary>
    private static bool IsKept(CSharpSurface before, CSharpSurface after)
    {
        var (was, now) = (new Declarations(before), new Declarations(after));
        return was.Constants.All(constant => now.Constants.Contains(constant))
            && was.Members.All(member => now.Members.TryGetValue(member.Key, out var newer) && IsKept(member.Value, newer))
            && now.Members.All(member => !member.Value.IsRequired || was.Members.ContainsKey(member.Key) || !was.Records.Contains(member.Key.Record));
    }

    /// <summary>A reference that may be null is a warning, a value that may be is another type.</summary>
    private static bool IsKept(CSharpMember before, CSharpMember after) =>
        before.Key == after.Key && before.Type.Text == after.Type.Text
        && (before.IsRequired == after.IsRequired || (before.IsRequired && !before.Type.IsValueType));

    private static IEnumerable<string> Lines(Declarations declarations) =>
    [
        .. declarations.Constants,
        .. declarations.Members.Select(member =>
            $"{member.Key.Record}.{member.Key.Member}: {(member.Value.IsRequired ? "required " : "")}{member.Value.TypeText} = {member.Value.Key}"),
    ];

    private static IEnumerable<string> Declared(EventLog log)
    {
        IEmitter[] emitters = [new RecordEmitter(), new ColumnsEmitter()];
        var types = emitters.SelectMany(emitter => CSharpSyntaxTree.ParseText(emitter.Emit(log).Content).GetRoot().DescendantNodes())
            .OfType<TypeDeclarationSyntax>().Where(type => type.Parent is TypeDeclarationSyntax);
        foreach (var type in types)
        {
            foreach (var property in type.Members.OfType<PropertyDeclarationSyntax>())
            {
                var required = property.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.RequiredKeyword)) ? "required " : "";
                var key = property.AttributeLists.SelectMany(list => list.Attributes).Single().ArgumentList!.Arguments.Single().Expression;
                yield return $"{type.Identifier.ValueText}.{property.Identifier.ValueText}: {required}{Short(property.Type)} = {Text(key)}";
            }

            foreach (var constant in type.Members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables))
                yield return $"{type.Identifier.ValueText}.{constant.Identifier.ValueText} = {Text(constant.Initializer!.Value)}";
        }
    }

    private static string Short(TypeSyntax type) => type.ToString()
        .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("global::System.Text.Json.", "", StringComparison.Ordinal)
        .Replace("global::System.", "", StringComparison.Ordinal);

    private static string Text(ExpressionSyntax literal) => (string)((LiteralExpressionSyntax)literal).Token.Value!;

    /// <summary>All that a surface declares, by name.</summary>
    private sealed class Declarations
    {
        public Declarations(CSharpSurface surface)
        {
            Add(surface.Event);
            Add(surface.Row);
            Add(surface.Columns);
        }

        public Dictionary<(string Record, string Member), CSharpMember> Members { get; } = [];

        public HashSet<string> Records { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Constants { get; } = new(StringComparer.Ordinal);

        private void Add(CSharpRecord record)
        {
            if (!Records.Add(record.Name))
                return;
            foreach (var member in record.Members)
            {
                Members.Add((record.Name, member.Name), member);
                if (member.Type.Record is { } inner)
                    Add(inner);
                if (member.Type.Constants is { } constants)
                    Add(constants);
            }
        }

        private void Add(CSharpConstants constants) =>
            Constants.UnionWith(constants.Values.Select(value => $"{constants.Name}.{constants.NameOf(value)} = {value}"));
    }
}
