namespace HumasApi.Domain;

/// <summary>The most characters (Unicode code points, as JSON Schema counts) that a text may have; of a list, each of its texts.</summary>
internal abstract class TextLimitAttribute(int maxLength) : Attribute
{
    public int MaxLength { get; } = maxLength;

    /// <summary>What the whole text looks like; a regular expression without anchors, or null for any text.</summary>
    public string? Shape { get; init; }
}

/// <summary>Plain text on one line.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LineAttribute(int maxLength) : TextLimitAttribute(maxLength);

/// <summary>Plain text that may have line breaks.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ParagraphAttribute(int maxLength) : TextLimitAttribute(maxLength);

/// <summary>An absolute http(s) address.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebUrlAttribute(int maxLength) : TextLimitAttribute(maxLength);

/// <summary>A text with rules of its own, which its validator has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ShapedAttribute(int maxLength) : TextLimitAttribute(maxLength);

/// <summary>A member that must be given.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredAttribute : Attribute
{
    /// <summary>True where null is an answer, and only leaving the member out is not.</summary>
    public bool AllowsNull { get; init; }
}

/// <summary>How many values a list has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CountAttribute(int maximum) : Attribute
{
    public int Minimum { get; init; }
    public int Maximum { get; } = maximum;
}

/// <summary>The least and the greatest value of a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BetweenAttribute(long minimum, long maximum) : Attribute
{
    public long Minimum { get; } = minimum;
    public long Maximum { get; } = maximum;
}
