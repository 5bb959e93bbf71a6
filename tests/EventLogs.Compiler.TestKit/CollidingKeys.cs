namespace EventLogs.CompilerTestKit;

/// <summary>Keys that collide with each other, or with a name that the emitted C# has already.</summary>
internal static class CollidingKeys
{
    /// <summary>The keys by what they collide with: fit for the folder of a schema.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = new Dictionary<string, string[]>
    {
        ["keywords"] = Split("class namespace string int record required init get set field value var await nameof default null true"),
        ["object-members"] = Split(
            "Equals GetHashCode GetType ToString MemberwiseClone ReferenceEquals Finalize Clone EqualityContract PrintMembers Deconstruct"),
        ["event-members"] = Split("Event Row JsonContext Map Columns Definition ThingHappened Detail"),
        ["context-members"] = Split("Default Options GetTypeInfo GeneratedSerializerOptions PropertyNames GetJsonTypeInfo ExpandConverter"),
        ["framework-types"] = Split(
            "System Object String Int64 Double Boolean DateTimeOffset JsonElement NullableInt64 IReadOnlyListString"),
        ["put-together-by-the-context"] = Split(
            "Foo FooPropInit FooCtorParamInit IReadOnlyListFoo IReadOnlyDictionaryStringFoo NullableFoo Create_Foo _Foo"),
        ["njsonschema"] = Split(
            "JsonInheritanceConverter JsonInheritanceAttribute DateFormatConverter $ref $schema definitions additionalProperties"),
        ["system-text-json"] = Split("$type $id $ref $values __type"),
        ["one-identifier"] = Split("a-b a_b aB AB Ab ab a.b a:b A-B"),
        ["letters-of-the-world"] = Split("日本語 größe Ελληνικά हिन्दी İstanbul ıstanbul ﬁn ß 𝒜 😀 e\u0301 \u0301"),
        ["no-letters"] = Split("1 2fa -1 _ __ - . ( 0x"),
        ["code"] = Split("\" \\ */ // </summary> ; } { {{1}} @class #if \u202E \u2028 \0"),
    };

    private static string[] Split(string keys) => keys.Split(' ');
}
