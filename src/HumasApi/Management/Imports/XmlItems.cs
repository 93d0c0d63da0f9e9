using System.Runtime.CompilerServices;
using System.Xml;
using System.Xml.Linq;

namespace HumasApi.Management.Imports;

/// <summary>
/// Reads some elements of a large XML file, one at a time. No DTD, no entities of its own, and bounds for the depth and the size of each.
/// </summary>
internal static class XmlItems
{
    private const int MaxDepth = 64;
    private const long MaxItemBytes = 32_000_000;

    /// <summary>The elements.</summary>
    /// <param name="open">Opens the file at its start.</param>
    /// <param name="isWanted">Whether the element that the reader stands at is one of them.</param>
    /// <param name="roots">What the first element may be.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The root is another, or a bound is passed.</exception>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static async IAsyncEnumerable<(XElement Element, long End)> ReadAsync(
        Func<Stream> open,
        Func<XmlReader, bool> isWanted,
        IReadOnlyCollection<string> roots,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var file = new CountedStream(open(), MaxItemBytes);
        await using var xml = new BareAmpersands(file);
        using var reader = XmlReader.Create(
            xml,
            new XmlReaderSettings
            {
                Async = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = false,
            }
        );
        while (await reader.ReadAsync())
        {
            while (reader.NodeType == XmlNodeType.Element && isWanted(reader))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var element = await ElementAsync(reader);
                file.EndItem();
                yield return (element, file.Count);
            }
            if (reader is { NodeType: XmlNodeType.Element, Depth: 0 } && !roots.Contains(reader.LocalName))
                throw new InvalidDataException($"The root is <{reader.LocalName}>, not <{string.Join("> or <", roots)}>.");
            if (reader.Depth > MaxDepth)
                throw new InvalidDataException($"The elements are deeper than {MaxDepth} levels.");
        }
    }

    // With a loop rather than by the framework, which knows no bound.
    private static async Task<XElement> ElementAsync(XmlReader reader)
    {
        var (root, isEmpty) = Begin(reader);
        var (current, depth) = (root, 1);
        while (!isEmpty || current != root)
        {
            if (!await reader.ReadAsync())
                throw new XmlException("The file was cut off within an element.");
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var (child, isLeaf) = Begin(reader);
                    current.Add(child);
                    if (isLeaf)
                        break;
                    current = child;
                    if (++depth > MaxDepth)
                        throw new InvalidDataException($"The elements are deeper than {MaxDepth} levels.");
                    break;
                case XmlNodeType.EndElement when current == root:
                    isEmpty = true;
                    break;
                case XmlNodeType.EndElement:
                    (current, depth) = (current.Parent!, depth - 1);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    current.Add(new XText(await reader.GetValueAsync()));
                    break;
            }
        }
        await reader.ReadAsync();
        return root;
    }

    private static (XElement Element, bool IsEmpty) Begin(XmlReader reader)
    {
        var (element, isEmpty) = (new XElement(XName.Get(reader.LocalName, reader.NamespaceURI)), reader.IsEmptyElement);
        while (reader.MoveToNextAttribute())
            element.SetAttributeValue(XName.Get(reader.LocalName, reader.Prefix.Length == 0 ? "" : reader.NamespaceURI), reader.Value);
        reader.MoveToElement();
        return (element, isEmpty);
    }
}
