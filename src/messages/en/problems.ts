/** What went wrong, where, and how to mend it: one text for every problem code. */
export const problems = {
  // Files
  'file-too-large': 'The file has {{size}} characters; graphs have at most {{limit}}. Weights and pictures do not belong into a graph file.',
  'file-not-json': 'This is not JSON: {{detail}}. Choose a file that Latentloom exported.',
  'file-invalid': 'At {{path}}: {{detail}}.',
  'file-too-new': 'The file has version {{version}}, this app reads up to {{supported}}. Reload the app to update it.',
  'file-forbidden-key': 'The name “{{key}}” is not allowed.',
  'file-too-deep': 'The values at {{path}} are nested more than {{limit}} levels deep.',
  'file-edge-to-nowhere': 'This wire leads to the node “{{node}}”, which is not in the file.',
  'file-input-taken': 'A second wire enters “{{port}}” of “{{node}}”; an input takes one.',

  // Graph
  'node-unknown': 'This app does not know nodes of type “{{type}}”. The node is kept, but not run.',
  'graph-cycle': 'This node feeds itself in a circle. Remove one wire of the circle.',
  'input-missing': 'Nothing is connected to “{{port}}”.',
  'wire-to-nowhere': 'There is no input to connect here.',
  'wire-closes-cycle': 'This wire would close a circle: {{to}} already feeds {{from}}.',
  'wire-from-unknown-port': '{{from}} has no output “{{port}}”. Remove the wire.',
  'wire-to-unknown-port': 'There is no input “{{port}}”. Remove the wire from {{from}}.',
  'wire-kind-mismatch': '$t(nodes.{{fromType}}.title) gives {{givenKind}}, $t(nodes.{{toType}}.title) expects {{expectedKind}} here.',
  'wire-shape-mismatch': '$t(nodes.{{fromType}}.title) makes {{given}}, $t(nodes.{{toType}}.title) expects {{expected}}. Change what $t(nodes.{{fromType}}.title) makes, or what else is wired to $t(nodes.{{toType}}.title).',
  'network-input-misfit': 'The network takes {{expected}}, the input is {{given}}.',

  // Parameters and layers
  'param-out-of-range': '{{param}} is {{value}}; it must be from {{min}} to {{max}}.',
  'param-not-a-seed': '{{param}} is {{value}}; a seed is a whole number from 0.',
  'param-not-an-option': '{{param}} is {{value}}; it must be one of {{options}}.',
  'param-wrong-type': '{{param}} has a value of the wrong kind: {{value}}.',
  'layer-unknown': 'Layer {{index}} is of a kind that this app does not know: {{layer}}.',
  'layer-param': 'Layer {{index}}, $t(nodes.layers.{{layer}}.title): $t(nodes.layers.{{layer}}.params.{{param}}.label) cannot be {{value}}.',
  'layer-needs-vector': 'Layer {{index}}, {{layer}}, needs a flat input but gets {{rank}} dimensions. Put a Flatten before it.',
  'layer-needs-picture': 'Layer {{index}}, $t(nodes.layers.{{layer}}.title), needs height × width × channels but gets {{rank}} dimensions. Put a Reshape before it.',
  'layer-window-too-large': 'Layer {{index}}, $t(nodes.layers.{{layer}}.title): its window is larger than the picture, which is {{given}} here. Make the window smaller, or remove a layer that shrinks the picture.',
  'layer-groups': 'Layer {{index}}, $t(nodes.layers.{{layer}}.title): {{features}} features cannot be split into {{groups}} equal groups.',
  'layer-shape-unreadable': 'Layer {{index}}: “{{text}}” is not a shape. Write sizes with × between them, such as 28x28x1.',
  'layer-reshape-count': 'Layer {{index}}: {{target}} has {{to}} numbers, but {{from}} arrive. Change the layer before it to {{to}} units.',

  // Training
  'trainer-without-discriminator': 'No network leads here. Wire the logits of a Discriminator to this trainer.',
  'trainer-without-generator': 'No generator is upstream: wire a Generator’s images to the Discriminator’s “fake”.',
  'trainer-real-from-generator': '“real” comes from {{from}}, not from data: the discriminator would learn that fakes are real, the losses would look perfect and the pictures would stay noise. Wire a Dataset to “real” and the generator to “fake”.',
  'trainer-pixel-range': 'The generator ends in tanh (-1 to 1), but the dataset gives 0 to 1. Set the dataset’s pixel range to -1 to 1.',
  'network-two-trainers': 'Two trainers move this network: {{first}} and {{second}}. Keep one of them.',
  'checkpoint-missing': 'The weights {{hash}} are not in this browser. The networks start from fresh weights.',
  'checkpoint-misfit': 'The layers have changed since these weights were trained. The networks start from fresh weights; the old ones come back with undo.',
  'checkpoint-corrupt': 'The stored weights cannot be read: {{detail}}. The networks start from fresh weights.',
  'training-not-finite': 'Step {{step}}: the numbers of {{culprit}} are no longer finite, so training stopped. Lower the learning rates, or go back to an earlier checkpoint with undo.',
  'training-fooled': 'The discriminator takes fakes for real (D(fake) = {{fakeScore}}): the generator learns nothing although its loss looks perfect. Check that “real” gets data, “fake” gets the generator, and that the discriminator sees both.',
  'training-collapsed': 'Mode collapse: the samples hardly differ from each other ({{percent}} % of the spread of real data). Try another seed, a lower generator rate, or WGAN-GP.',
  'training-one-sided': 'The discriminator is never wrong (D(real) = {{realScore}}, D(fake) = {{fakeScore}}), so the generator hardly learns. Lower the discriminator’s rate or add dropout to it.',
  'training-diverging': 'The losses run away ({{loss}}). Lower the learning rates.',
  'memory-too-small': 'This needs about {{needed}} MB, more than a tab can have. Use a smaller batch or smaller layers.',

  // Data
  'idx-need-pair': 'Two IDX files are needed together, one with images and one with labels; these are {{files}}.',
  'dataset-missing': 'The data set is not in this browser. Drop its files here again, or choose Stroke Digits.',
  'idx-wrong-magic': '{{name}} is not an IDX file: it begins with {{magic}}. MNIST’s images begin with 0x00000803, its labels with 0x00000801.',
  'idx-element-type': '{{name}} holds numbers of type {{type}}; images and labels must be unsigned bytes.',
  'idx-dimensions': '{{name}} has {{dimensions}} dimensions; images have 3 (count, height, width), labels have 1.',
  'idx-truncated': '{{name}} is cut off: {{expected}} bytes expected, {{actual}} found. Download it again.',
  'idx-trailing': '{{name}} goes on after its last item: {{expected}} bytes expected, {{actual}} found.',
  'idx-empty': '{{name}} holds no items.',
  'idx-count-mismatch': '{{images}} has {{imageCount}} images, but {{labels}} has {{labelCount}} labels. Choose two files of the same set.',
  'idx-label-range': 'Label number {{position}} in {{name}} is {{label}}; labels go from 0 to {{highest}}.',
  'gzip-corrupt': '{{name}} is a damaged gzip file. Download it again.',
  'gzip-too-large': '{{name}} unpacks to more than {{limit}} bytes.',
  'download-failed': '{{url}} cannot be reached. Check the connection, or drop the files here.',
  'download-refused': '{{url}} answered with status {{status}}. Try again later, or drop the files here.',
  'download-checksum': 'What came from {{url}} is not the published file (SHA-256 {{expected}} expected, {{actual}} found), so it was not used.',

  // Storage
  'storage-full': 'The browser has no more room, so this was not saved. It stays open in this tab: export it to a file, or delete graphs and data sets that you no longer need.',
  'storage-unavailable': 'This browser keeps nothing for this page, as in some private windows. Work goes on, but is lost when the tab closes: export the graph to a file.',
  'storage-outdated': 'Another tab runs a newer version of this app, so this tab can no longer save. Export what you changed last, then reload.',
  'storage-damaged': 'The bytes found are not those that were saved. Train again, or import the data again.',
  'storage-failed': 'The browser could not read or write its storage: {{reason}}',

  // Devices and the worker
  'device-lost': 'The {{device}} device was lost. Training goes on from the last checkpoint when you press Run.',
  'run-failed': 'This node failed: {{detail}}.',
};
