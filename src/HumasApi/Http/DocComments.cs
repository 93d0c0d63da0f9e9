using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace HumasApi.Http;

/// <summary>
/// The doc comments of the program, with their line breaks as spaces: where a comment is wrapped is no matter of its readers.
/// </summary>
internal static partial class DocComments
{
    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreaks();

    public static XPathDocument Read()
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{typeof(Program).Assembly.GetName().Name}.xml"));
        foreach (var text in comments.DescendantNodes().OfType<XText>())
            text.Value = LineBreaks().Replace(text.Value, " ");
        return new XPathDocument(comments.CreateReader());
    }
}
