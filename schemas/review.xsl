<?xml version="1.0" encoding="UTF-8"?>
<!-- The review sheet for the screen. Everything that is said comes in as XML, in its order; here is only how it looks. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:svg="http://www.w3.org/2000/svg"
                exclude-result-prefixes="svg">
  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:variable name="labels" select="/sheet/labels"/>
  <xsl:variable name="parts" select="/sheet/parts/part"/>

  <xsl:template match="/sheet">
    <html lang="zh-Hans">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light"/>
        <title><xsl:value-of select="concat(@title, '　', @center, '　', @kind)"/></title>
        <style><xsl:value-of select="style" disable-output-escaping="yes"/></style>
        <style><xsl:value-of select="running" disable-output-escaping="yes"/></style>
      </head>
      <body>
        <xsl:copy-of select="svg:svg"/>
        <xsl:call-template name="contents"/>
        <main>
          <xsl:call-template name="cover"/>
          <xsl:if test="sections"><xsl:call-template name="part-sections"/></xsl:if>
          <xsl:if test="timeline"><xsl:call-template name="part-timeline"/></xsl:if>
          <xsl:call-template name="part-findings"/>
          <xsl:call-template name="part-clauses"/>
          <xsl:call-template name="part-files"/>
          <xsl:call-template name="part-unchecked"/>
          <p class="end"><xsl:value-of select="@end"/></p>
        </main>
      </body>
    </html>
  </xsl:template>

  <!-- Small things -->
  <xsl:template name="mark">
    <xsl:param name="of" select="@mark"/>
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true" xmlns="http://www.w3.org/2000/svg"><use href="#{$of}"/></svg>
  </xsl:template>
  <xsl:template match="nb"><span class="nb"><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="g"><span class="g"><xsl:value-of select="."/></span></xsl:template>
  <xsl:template match="d"><strong class="d"><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="b"><strong><xsl:apply-templates/></strong></xsl:template>
  <xsl:template match="br"><br/></xsl:template>
  <xsl:template match="sentence"><p class="lead"><xsl:apply-templates/></p></xsl:template>
  <xsl:template match="note"><p class="fine"><xsl:apply-templates/></p></xsl:template>
  <xsl:template name="heading">
    <xsl:param name="part"/>
    <h2><xsl:value-of select="concat($parts[@id = $part]/@number, '、', $parts[@id = $part]/@name)"/></h2>
  </xsl:template>

  <!-- The way through the page: on wide screens beside it, never on paper -->
  <xsl:template name="contents">
    <nav class="contents" aria-label="目录">
      <p class="contents-title"><xsl:value-of select="@title"/></p>
      <ol>
        <xsl:for-each select="$parts">
          <li><a href="#part-{@id}">
            <span class="n"><xsl:value-of select="@number"/></span>
            <xsl:value-of select="@name"/>
          </a>
          <xsl:if test="@id = 3">
            <ul class="jump">
              <xsl:for-each select="/sheet/findings/group[@count != '0']">
                <li><a href="#group-{@severity}"><xsl:call-template name="mark"/>
                  <xsl:value-of select="concat(@word, ' ', @count)"/></a></li>
              </xsl:for-each>
            </ul>
          </xsl:if>
          </li>
        </xsl:for-each>
      </ol>
    </nav>
  </xsl:template>

  <!-- Page 1: who, what, when, the verdict, and the two opinions to sign -->
  <xsl:template name="cover">
    <header class="{@cover}" id="top">
      <p class="over">
        <span><xsl:value-of select="@id-label"/>　<span class="id"><xsl:value-of select="@id"/></span></span>
        <span><xsl:value-of select="@audience"/></span>
      </p>
      <h1><xsl:value-of select="@title"/></h1>
      <p class="subtitle"><xsl:value-of select="concat(@class, '　', @kind)"/></p>
      <dl class="facts">
        <xsl:for-each select="facts/fact">
          <div class="fact wide-{@wide}">
            <dt><xsl:value-of select="@name"/></dt>
            <dd class="{@look}">
              <xsl:if test="@look = 'english'"><xsl:attribute name="lang">en</xsl:attribute></xsl:if>
              <xsl:apply-templates/>
            </dd>
          </div>
        </xsl:for-each>
      </dl>
      <section class="verdict {verdict/@name}" aria-label="{verdict/@word}">
        <p class="seal-word"><xsl:call-template name="mark"><xsl:with-param name="of" select="verdict/@mark"/></xsl:call-template>
          <span><xsl:value-of select="verdict/@word"/></span></p>
        <div class="says">
          <p><xsl:apply-templates select="verdict/sentence/node()"/></p>
          <xsl:if test="verdict/headline">
            <ol>
              <xsl:for-each select="verdict/headline">
                <li><xsl:apply-templates/><span class="nb">（<a href="#finding-{@id}"><xsl:value-of select="@item"/></a>）</span></li>
              </xsl:for-each>
            </ol>
          </xsl:if>
          <xsl:for-each select="verdict/more"><p class="more"><a href="#part-3"><xsl:apply-templates/></a></p></xsl:for-each>
        </div>
      </section>
      <div class="opinions">
        <xsl:apply-templates select="opinion"/>
      </div>
      <p class="fine"><xsl:value-of select="@fine-print"/></p>
    </header>
  </xsl:template>

  <xsl:template match="opinion">
    <section class="opinion">
      <h2 class="small"><xsl:value-of select="@word"/></h2>
      <p class="scope"><xsl:value-of select="@scope"/></p>
      <ul class="counts">
        <xsl:for-each select="count">
          <li>
            <span class="what"><xsl:call-template name="mark"/><xsl:value-of select="@word"/></span>
            <span class="many"><xsl:value-of select="@count"/></span>
            <span class="which"><xsl:apply-templates/></span>
          </li>
        </xsl:for-each>
      </ul>
      <p class="clause-counts"><strong>条款<xsl:value-of select="clauses/@count"/>条</strong>
        <xsl:for-each select="clauses/count"><span class="nb"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
      </p>
      <p class="choices">
        <xsl:for-each select="choice">
          <label><input type="checkbox"/><xsl:value-of select="@word"/></label><xsl:text> </xsl:text>
        </xsl:for-each>
      </p>
      <div class="write">
        <label><span><xsl:value-of select="$labels/@opinion"/></span><i></i><i></i><i></i>
          <textarea rows="3" aria-label="{@word}：{$labels/@opinion}"></textarea></label>
      </div>
      <div class="sign">
        <label><span><xsl:value-of select="$labels/@reviewer"/></span><input type="text" autocomplete="off"/></label>
        <label><span><xsl:value-of select="$labels/@second"/></span><input type="text" autocomplete="off"/></label>
        <p class="date"><span><xsl:value-of select="$labels/@signed"/></span><i>年</i><i>月</i><i>日</i></p>
        <svg class="seal" viewBox="0 0 420 420" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">
          <circle cx="210" cy="210" r="207" fill="none" stroke="#6B7480" stroke-width="3" stroke-dasharray="10 9"/>
          <text x="210" y="221" text-anchor="middle" font-size="32" fill="#6B7480"><xsl:value-of select="$labels/@seal"/></text>
        </svg>
      </div>
    </section>
  </xsl:template>

  <!-- 一 -->
  <xsl:template name="part-sections">
    <section class="part" id="part-1">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="1"/></xsl:call-template>
      <xsl:apply-templates select="sections/sentence"/>
      <figure tabindex="0"><xsl:copy-of select="sections/svg:svg"/></figure>
    </section>
  </xsl:template>

  <!-- 二 -->
  <xsl:template name="part-timeline">
    <section class="part" id="part-2">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="2"/></xsl:call-template>
      <xsl:apply-templates select="timeline/sentence"/>
      <xsl:if test="timeline/svg:svg"><figure tabindex="0"><xsl:copy-of select="timeline/svg:svg"/></figure></xsl:if>
      <xsl:if test="timeline/step">
        <table class="steps cards">
          <xsl:call-template name="table-head"><xsl:with-param name="columns" select="timeline/column"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="timeline/step">
              <tr>
                <xsl:for-each select="cell">
                  <xsl:variable name="at" select="position()"/>
                  <td data-label="{/sheet/timeline/column[$at]/@name}"><xsl:apply-templates/></td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="table-head">
    <xsl:param name="columns"/>
    <thead><tr>
      <xsl:for-each select="$columns"><th scope="col"><xsl:value-of select="@name"/></th></xsl:for-each>
    </tr></thead>
  </xsl:template>

  <!-- 三 -->
  <xsl:template name="part-findings">
    <section class="part" id="part-3">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="3"/></xsl:call-template>
      <div class="lead filter">
        <span><xsl:apply-templates select="findings/sentence/node()"/></span>
        <xsl:if test="findings/group/finding">
          <xsl:for-each select="findings/group">
            <label><input type="checkbox" class="show" id="show-{@severity}" checked="checked" autocomplete="off"/>
              <xsl:call-template name="mark"/><xsl:value-of select="@word"/></label>
          </xsl:for-each>
          <span class="hint">请在每项末行勾选处理意见</span>
        </xsl:if>
      </div>
      <xsl:apply-templates select="findings/group[finding]"/>
      <xsl:for-each select="findings/decisions">
        <section class="decisions">
          <h3><xsl:value-of select="@title"/></h3>
          <ul><xsl:for-each select="decision"><li><xsl:apply-templates/></li></xsl:for-each></ul>
        </section>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="group">
    <section class="group {@severity}" id="group-{@severity}">
      <h3><xsl:call-template name="mark"/><span class="word"><xsl:value-of select="@word"/></span>
        <span class="asks"><xsl:apply-templates select="sentence/node()"/></span></h3>
      <xsl:apply-templates select="finding"/>
    </section>
  </xsl:template>

  <xsl:template match="finding">
    <article class="finding" id="finding-{@id}" aria-labelledby="message-{@id}" data-message="{@plain}">
      <p class="number"><a href="#finding-{@id}" aria-label="{@item}"><xsl:value-of select="@id"/></a></p>
      <div class="body">
        <p class="kind">
          <span class="weight"><xsl:call-template name="mark"><xsl:with-param name="of" select="../@mark"/></xsl:call-template>
            <strong><xsl:value-of select="../@word"/></strong></span>
          <xsl:if test="@article != ''"><span><xsl:value-of select="@article"/></span></xsl:if>
          <span class="opinion-word"><xsl:value-of select="@opinion"/></span>
          <xsl:if test="@round != ''"><span><xsl:value-of select="@round"/></span></xsl:if>
          <code><xsl:value-of select="@rule"/></code>
        </p>
        <h4 id="message-{@id}"><xsl:apply-templates select="message/node()"/></h4>
        <xsl:choose>
          <xsl:when test="places/place">
            <ul class="places columns-{places/@columns}"><xsl:apply-templates select="places/place"/></ul>
          </xsl:when>
          <xsl:otherwise><p class="no-quote"><xsl:value-of select="$labels/@no-quote"/></p></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="values/*">
          <dl class="values shared-{values/@shared}">
            <xsl:for-each select="values/expected"><div><dt><xsl:value-of select="$labels/@expected"/></dt><dd><xsl:apply-templates/></dd></div></xsl:for-each>
            <xsl:for-each select="values/actual"><div><dt><xsl:value-of select="$labels/@actual"/></dt><dd><xsl:apply-templates/></dd></div></xsl:for-each>
            <xsl:for-each select="values/remedy"><div class="remedy"><dt><xsl:value-of select="$labels/@remedy"/></dt><dd><xsl:apply-templates/></dd></div></xsl:for-each>
          </dl>
        </xsl:if>
        <p class="decide">
          <label><input type="checkbox"/><xsl:value-of select="$labels/@accepted"/></label><xsl:text> </xsl:text>
          <label><input type="checkbox"/><xsl:value-of select="$labels/@not-accepted"/></label><xsl:text> </xsl:text>
          <label class="remark"><input type="checkbox"/><xsl:value-of select="$labels/@remark"/></label>
          <input type="text" class="line" autocomplete="off" aria-label="{@item}　{$labels/@remark}"/>
        </p>
      </div>
    </article>
  </xsl:template>

  <xsl:template match="place">
    <li>
      <p class="where">
        <xsl:if test="@tag"><b class="tag"><xsl:value-of select="@tag"/></b></xsl:if>
        <xsl:choose>
          <xsl:when test="@href"><a href="{@href}" target="_blank" rel="noopener" title="{@file}"><xsl:value-of select="@words"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="@words"/></xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:for-each select="quote"><blockquote><xsl:apply-templates/></blockquote></xsl:for-each>
      <xsl:for-each select="no-quote"><p class="no-quote"><xsl:value-of select="$labels/@no-quote"/></p></xsl:for-each>
    </li>
  </xsl:template>

  <!-- 四 -->
  <xsl:template name="part-clauses">
    <section class="part" id="part-4">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="4"/></xsl:call-template>
      <xsl:apply-templates select="clauses/sentence"/>
      <ul class="legend">
        <xsl:for-each select="clauses/legend"><li><xsl:call-template name="mark"/><xsl:value-of select="@word"/></li></xsl:for-each>
      </ul>
      <table class="clauses cards">
        <xsl:call-template name="table-head"><xsl:with-param name="columns" select="clauses/column"/></xsl:call-template>
        <tbody>
          <xsl:for-each select="clauses/clause">
            <xsl:variable name="column" select="/sheet/clauses/column/@name"/>
            <tr class="{@status}" id="clause-{@number}">
              <td class="n"><xsl:value-of select="@number"/></td>
              <td class="article"><xsl:apply-templates select="article/node()"/></td>
              <td class="requirement"><xsl:apply-templates select="requirement/node()"/></td>
              <td class="letter" data-label="{$column[4]}"><abbr title="{@opinion-word}"><xsl:value-of select="@opinion"/></abbr></td>
              <td class="status"><span class="nb"><xsl:call-template name="mark"/><xsl:value-of select="@word"/></span></td>
              <td class="ids" data-label="{$column[6]}">
                <xsl:if test="not(finding)">—</xsl:if>
                <xsl:for-each select="finding">
                  <xsl:if test="position() &gt; 1">、</xsl:if><a href="#finding-{@id}"><xsl:value-of select="@id"/></a>
                </xsl:for-each>
              </td>
              <td class="place"><xsl:apply-templates select="place/node()"/></td>
              <td class="seen" data-label="{$column[8]}"><input type="checkbox" aria-label="{$column[8]}：第{@number}行"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:apply-templates select="clauses/note"/>
    </section>
  </xsl:template>

  <!-- 五 -->
  <xsl:template name="part-files">
    <section class="part" id="part-5">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="5"/></xsl:call-template>
      <xsl:apply-templates select="files/sentence"/>
      <table class="files cards">
        <xsl:call-template name="table-head"><xsl:with-param name="columns" select="files/column"/></xsl:call-template>
        <tbody>
          <xsl:for-each select="files/file">
            <xsl:variable name="column" select="/sheet/files/column/@name"/>
            <tr>
              <td class="n"><xsl:value-of select="@number"/></td>
              <td class="path">
                <xsl:choose>
                  <xsl:when test="@href"><a href="{@href}" target="_blank" rel="noopener"><xsl:value-of select="@path"/></a></xsl:when>
                  <xsl:otherwise><xsl:value-of select="@path"/></xsl:otherwise>
                </xsl:choose>
              </td>
              <td class="purpose"><xsl:apply-templates select="purpose/node()"/></td>
              <td class="pages" data-label="{$column[4]}"><xsl:value-of select="@pages"/></td>
              <td class="layer" data-label="{$column[5]}"><span class="nb"><xsl:call-template name="mark"/><xsl:value-of select="@word"/></span></td>
              <td class="digest" data-label="{$column[6]}"><code><xsl:value-of select="@digest"/></code></td>
              <td class="notes"><xsl:apply-templates select="notes/node()"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:apply-templates select="files/note"/>
    </section>
  </xsl:template>

  <!-- 六 -->
  <xsl:template name="part-unchecked">
    <section class="part" id="part-6">
      <xsl:call-template name="heading"><xsl:with-param name="part" select="6"/></xsl:call-template>
      <xsl:if test="unchecked/matter">
        <table class="matters cards">
          <xsl:call-template name="table-head"><xsl:with-param name="columns" select="unchecked/column"/></xsl:call-template>
          <tbody>
            <xsl:for-each select="unchecked/matter">
              <tr>
                <td class="n"><xsl:value-of select="@number"/></td>
                <xsl:for-each select="cell">
                  <xsl:variable name="at" select="position() + 1"/>
                  <td data-label="{/sheet/unchecked/column[$at]/@name}"><xsl:apply-templates/></td>
                </xsl:for-each>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:if>
      <xsl:apply-templates select="unchecked/note"/>
    </section>
  </xsl:template>
</xsl:stylesheet>
