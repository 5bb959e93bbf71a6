namespace EventLogs.Compiler.Diagnostics;

/// <content>What a rule delivers.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MalformedPattern = Error(
        "EVL201", "Event pattern that is not one, or cannot be told here",
        "The pattern becomes the event rule's, and the pipeline on one machine has to find out the same: it knows values, prefix, suffix, "
        + "equals-ignore-case, anything-but, numeric and exists.",
        "Write an array of values and operators for each property, as EventBridge has them; leave out what is not known, and ask for it in queries.");

    public static readonly DiagnosticDescriptor PatternNeverMatches = Error(
        "EVL202", "Event pattern that no event of the schema matches",
        "The rule would deliver nothing, without an error anywhere.",
        "Correct the name or the value, or describe the property in the schema.");

    public static readonly DiagnosticDescriptor PatternOfOtherValues = Warning(
        "EVL203", "Event pattern of values that the schema does not list",
        "The schema lists the values of the property under enum, and the pattern takes none of them.",
        "Correct the value, or add it to the enum.");

    public static readonly DiagnosticDescriptor SampleNotDelivered = Error(
        "EVL204", "A sample that the event pattern does not match",
        "The rule would not deliver such an event, and no row would come of it.",
        "Correct the pattern in x-event-log, or the sample, or keep the sample outside of samples.");

    public static readonly DiagnosticDescriptor NoDetailTypeColumn = Info(
        "EVL205", "Several detail types, and no column for them",
        "Rows do not say which of the detail types their events had.",
        "Add \"detailType\": \"$['detail-type']\" under columns in x-event-log, after those that have data.");

    public static readonly DiagnosticDescriptor TwoValuesOfAnElement = Error(
        "EVL206", "Event pattern of several values inside one array",
        "EventBridge wants them to be those of one element, which the pipeline on one machine does not find out.",
        "Ask for one value inside the elements of an array, and for the others in queries.");
}
