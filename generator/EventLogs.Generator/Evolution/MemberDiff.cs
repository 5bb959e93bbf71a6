using EventLogs.Compiler.Binding;
using EventLogs.Compiler.Model;
using static EventLogs.Generator.Evolution.ChangeKind;

namespace EventLogs.Generator.Evolution;

/// <summary>Compares a property of a generated record with what it was, where the changes of the columns do not say it already.</summary>
internal sealed class MemberDiff(ChangeList changes)
{
    public void Compare(RecordMember before, RecordMember after, ChangeSubject subject)
    {
        if (before.Member.Name != after.Member.Name && !changes.Knows(subject, ColumnRenamed, ColumnKeyChanged, FieldPathChanged))
            Add(PropertyRenamed, subject, $"The value of {subject.Name} was {before} and is now {after} in C#.");
        CompareRequired(before.Member, after.Member, subject);
        CompareTypes(before, after, subject);
        if (before.Member.Type.Constants is { } was && after.Member.Type.Constants is { } now)
            CompareConstants(was, now, subject);
        CompareValues(before.Member.Field.Type, after.Member.Field.Type, subject);
    }

    /// <summary>Compares the constant of a value, where both have one.</summary>
    public void CompareConstant(CSharpConstants before, CSharpConstants after, string value, ChangeSubject subject)
    {
        if (before.NameOf(value) is not { } name || after.NameOf(value) is not { } newName || newName == name)
            return;
        var other = after.ValueOf(name) is { } otherValue ? $", where {after.Name}.{name} is '{otherValue}'" : "";
        changes.Add(ConstantChanged, subject, $"The constant of '{value}' was {before.Name}.{name} and is now {after.Name}.{newName} in C#{other}.");
    }

    private void CompareRequired(CSharpMember before, CSharpMember after, ChangeSubject subject)
    {
        if (!before.IsRequired && after.IsRequired && !changes.Knows(subject, ColumnTightened, FieldTightened))
            Add(PropertyTightened, subject, $"The property {subject.Name} could be left out and is required now.");
        if (before.IsRequired && !after.IsRequired && !changes.Knows(subject, ColumnLoosened, FieldLoosened))
            Add(PropertyLoosened, subject, $"The property {subject.Name} was required and may be left out now.");
    }

    private void CompareTypes(RecordMember before, RecordMember after, ChangeSubject subject)
    {
        var (was, now) = (before.Member, after.Member);
        if (was.Type.Shape != now.Type.Shape)
        {
            if (!IsKnownToBeRetyped(subject, Math.Max(was.Type.Depth, now.Type.Depth)))
                Add(PropertyRetyped, subject, $"{after} was {was.Type.Text} and is now {now.Type.Text} in C#.");
            return;
        }

        if (was.IsRequired != now.IsRequired && was.Type.IsValueType)
            Add(PropertyRetyped, subject, $"{after} was {was.TypeText} and is now {now.TypeText} in C#.");
        if (was.Type.Text != now.Type.Text)
            Add(TypeRenamed, subject, $"The record of {subject.Name} was {was.Type.Record!.Name} and is now {now.Type.Record!.Name} in C#.");
    }

    /// <summary>Whether a change of a column says so, of the value or of what is in its lists and dictionaries.</summary>
    private bool IsKnownToBeRetyped(ChangeSubject subject, int depth)
    {
        for (; depth >= 0; depth--, subject = Element(subject))
        {
            if (changes.Knows(subject, ColumnRetyped, FieldRetyped, ValueReencoded))
                return true;
        }

        return false;
    }

    private void CompareConstants(CSharpConstants before, CSharpConstants after, ChangeSubject subject)
    {
        if (before.Name != after.Name)
            Add(TypeRenamed, subject, $"The constants of {subject.Name} were in {before.Name} and are now in {after.Name} in C#.");
        foreach (var value in before.Values)
            CompareConstant(before, after, value, subject);
    }

    private void CompareValues(ColumnType before, ColumnType after, ChangeSubject subject)
    {
        while ((before, after) is (ArrayType or MapType, ArrayType or MapType))
            (before, after, subject) = (Element(before), Element(after), Element(subject));
        if (before is ScalarType was && after is ScalarType now && was.Kind == now.Kind)
            changes.AddValues(subject, was, now);
    }

    private static ColumnType Element(ColumnType type) => type is ArrayType array ? array.Element : ((MapType)type).Value;

    private static ChangeSubject Element(ChangeSubject subject) =>
        ChangeSubject.Property(subject.Path.Add(BindingNote.Element)) with { OldPath = subject.OldPath.Add(BindingNote.Element) };

    /// <summary>Adds a change, once for the event and the row.</summary>
    private void Add(ChangeKind kind, ChangeSubject subject, string message)
    {
        if (!changes.Knows(subject, kind))
            changes.Add(kind, subject, message);
    }
}

/// <summary>A property with its record.</summary>
internal readonly record struct RecordMember(CSharpRecord Record, CSharpMember Member)
{
    public override string ToString() => $"{Record.Name}.{Member.Name}";
}
