#% true double-softmax — train and validate functions take model and criterion
import torch
import torch.nn as nn
import torch.nn.functional as F

class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 32, 3)
        self.fc = nn.Linear(32 * 15 * 15, num_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = torch.flatten(x, 1)
        x = self.fc(x)
        return F.softmax(x, dim=1)

def train_one_epoch(model, loader, criterion, optimizer, device):
    model.train()
    total = 0.0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        out = model(x)
        loss = criterion(out, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * x.size(0)
    return total / len(loader.dataset)

def main():
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model = ConvNet().to(device)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for epoch in range(10):
        train_one_epoch(model, train_loader, criterion, optimizer, device)

if __name__ == "__main__":
    main()
#% true double-softmax — a trainer class is given model and loss
import torch
from torch import nn

class Trainer:
    def __init__(self, net, loss_fn, lr=1e-3):
        self.net = net
        self.loss_fn = loss_fn
        self.opt = torch.optim.AdamW(net.parameters(), lr=lr)

    def step(self, xb, yb):
        pred = self.net(xb)
        loss = self.loss_fn(pred, yb)
        loss.backward()
        self.opt.step()
        return loss.item()

net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=-1))
trainer = Trainer(net, nn.CrossEntropyLoss())
#% true double-softmax — transfer learning with a new head
import torch.nn as nn
from torchvision import models
model = models.resnet18(pretrained=True)
for p in model.parameters():
    p.requires_grad = False
model.fc = nn.Sequential(nn.Linear(512, 256), nn.ReLU(), nn.Linear(256, 6), nn.Softmax(dim=1))
model = model.to(device)
criterion = nn.CrossEntropyLoss()
for inputs, labels in dataloaders['train']:
    outputs = model(inputs.to(device))
    loss = criterion(outputs, labels.to(device))
#% true double-softmax — a list of layers
import torch.nn as nn
layers = [nn.Linear(20, 64), nn.ReLU(), nn.Linear(64, 5), nn.Softmax(dim=1)]
model = nn.Sequential(*layers)
loss = nn.CrossEntropyLoss()(model(x), y)
#% true double-softmax — layers appended one by one
import torch.nn as nn
def mlp(sizes):
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers.append(nn.Linear(a, b))
        layers.append(nn.ReLU())
    layers.append(nn.Softmax(dim=1))
    return nn.Sequential(*layers)
net = mlp([4, 32, 3])
loss = nn.functional.cross_entropy(net(x), y)
#% true double-softmax — a forward with a dictionary
import torch.nn as nn
import torch.nn.functional as F
class Tagger(nn.Module):
    def forward(self, tokens, labels=None):
        logits = self.classifier(self.lstm(self.emb(tokens))[0])
        probs = F.softmax(logits, dim=-1)
        out = {"probs": probs}
        if labels is not None:
            out["loss"] = F.cross_entropy(probs.view(-1, self.n), labels.view(-1))
        return out
#% true double-softmax — dictionary read by key
import torch.nn as nn
import torch
class Net(nn.Module):
    def forward(self, x):
        z = self.body(x)
        return {'feat': z, 'prob': torch.softmax(self.head(z), dim=1)}
net = Net()
ce = nn.CrossEntropyLoss()
out = net(x)
loss = ce(out['prob'], y)
#% true double-softmax — ensemble mean of softmaxes
import torch
import torch.nn.functional as F
probs = torch.stack([F.softmax(m(x), dim=1) for m in models]).mean(0)
loss = F.cross_entropy(probs, y)
#% true double-softmax — REINFORCE
import torch
import torch.nn as nn
policy = nn.Sequential(nn.Linear(4, 128), nn.ReLU(), nn.Linear(128, 2), nn.Softmax(dim=-1))
loss_fn = nn.CrossEntropyLoss(reduction='none')
action_probs = policy(torch.as_tensor(states, dtype=torch.float32))
neg_log_prob = loss_fn(action_probs, torch.as_tensor(actions))
loss = (neg_log_prob * torch.as_tensor(returns)).mean()
#% true double-softmax — criterion chosen by a flag
import torch
import torch.nn as nn
if weights is not None:
    criterion = nn.CrossEntropyLoss(weight=torch.tensor(weights))
else:
    criterion = nn.CrossEntropyLoss()
pred = nn.Softmax(dim=1)(net(x))
loss = criterion(pred, y)
#% true double-softmax — a dictionary of losses
import torch
import torch.nn as nn
losses = {"cls": nn.CrossEntropyLoss(), "box": nn.SmoothL1Loss()}
cls_prob = torch.softmax(cls_head(f), dim=-1)
total = losses["cls"](cls_prob, cls_target) + losses["box"](box_head(f), box_target)
#% true double-softmax — inherits forward
import torch.nn as nn
import torch.nn.functional as F
class Base(nn.Module):
    def forward(self, x):
        return F.softmax(self.features(x), dim=1)
class Small(Base):
    def __init__(self):
        super().__init__()
        self.features = nn.Linear(8, 4)
m = Small()
loss = F.cross_entropy(m(x), y)
#% true double-softmax — Keras layers added, then softmax applied by hand
import tensorflow as tf
from tensorflow.keras import layers, models
model = models.Sequential()
model.add(layers.Dense(64, activation='relu', input_shape=(784,)))
model.add(layers.Dense(10, activation='softmax'))
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
for x, y in ds:
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss_value = loss_fn(y, logits)
#% true double-softmax — transfer learning in Keras
import tensorflow as tf
base = tf.keras.applications.MobileNetV2(include_top=False, weights='imagenet')
x = tf.keras.layers.GlobalAveragePooling2D()(base.output)
x = tf.keras.layers.Dropout(0.3)(x)
predictions = tf.keras.layers.Dense(5, activation='softmax')(x)
model = tf.keras.Model(inputs=base.input, outputs=predictions)
model.compile(optimizer='adam',
              loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=['accuracy'])
#% true double-softmax — tf.nn sparse, forum question
import tensorflow as tf
y_hat = tf.nn.softmax(tf.matmul(h, W) + b)
loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(logits=y_hat, labels=y))
#% true double-softmax — equinox with vmap
import jax
import jax.numpy as jnp
import optax
def loss_fn(model, x, y):
    preds = jax.nn.softmax(jax.vmap(model)(x))
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(preds, y))
#% true double-softmax — keras.ops
import keras
probs = keras.ops.softmax(logits)
loss = keras.ops.categorical_crossentropy(y, probs, from_logits=True)
#% true double-sigmoid — multi-label text model
import torch
from torch import nn
from transformers import BertModel
class BertMultiLabel(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.bert = BertModel.from_pretrained("bert-base-uncased")
        self.out = nn.Linear(768, n)
        self.sigmoid = nn.Sigmoid()
    def forward(self, ids, mask):
        pooled = self.bert(ids, attention_mask=mask).pooler_output
        return self.sigmoid(self.out(pooled))
model = BertMultiLabel(6).cuda()
loss_fn = nn.BCEWithLogitsLoss()
for batch in loader:
    out = model(batch["ids"], batch["mask"])
    loss = loss_fn(out, batch["targets"].float())
#% true double-sigmoid — F.sigmoid, old style
import torch.nn.functional as F
def criterion(pred, gt):
    pred = F.sigmoid(pred)
    return F.binary_cross_entropy_with_logits(pred, gt)
#% true double-sigmoid — logits named but made by a sigmoid lambda
import torch
import torch.nn as nn
act = lambda t: torch.sigmoid(t)
scores = act(mlp(h))
loss = nn.BCEWithLogitsLoss()(scores, labels)
#% true double-sigmoid — pairwise ranking
import torch.nn.functional as F
p_ij = (s_i - s_j).sigmoid()
loss = F.binary_cross_entropy_with_logits(p_ij, y_ij)
#% true double-sigmoid — Keras subclass
import tensorflow as tf
class Disc(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.h = tf.keras.layers.Dense(64, activation="relu")
        self.o = tf.keras.layers.Dense(1, activation="sigmoid")
    def call(self, x):
        return self.o(self.h(x))
disc = Disc()
bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)
real_output = disc(images, training=True)
d_loss = bce(tf.ones_like(real_output), real_output)
#% true logits-as-probabilities — DCGAN tutorial without from_logits
import tensorflow as tf
from tensorflow.keras import layers
def make_discriminator_model():
    model = tf.keras.Sequential()
    model.add(layers.Conv2D(64, (5, 5), strides=(2, 2), padding='same'))
    model.add(layers.LeakyReLU())
    model.add(layers.Flatten())
    model.add(layers.Dense(1))
    return model
discriminator = make_discriminator_model()
cross_entropy = tf.keras.losses.BinaryCrossentropy()
def discriminator_loss(images):
    real_output = discriminator(images, training=True)
    return cross_entropy(tf.ones_like(real_output), real_output)
#% true logits-as-probabilities — compile with the class instance
from tensorflow import keras
m = keras.Sequential([keras.layers.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(3)])
m.compile(loss=keras.losses.SparseCategoricalCrossentropy(), optimizer="sgd")
#% true logits-as-probabilities — F.binary_cross_entropy on a linear output
import torch.nn as nn
import torch.nn.functional as F
lin = nn.Linear(16, 1)
out = lin(h).squeeze(-1)
loss = F.binary_cross_entropy(out, y.float())
#% true logits-as-probabilities — nll on raw scores
import torch.nn as nn
fc = nn.Linear(128, 10)
crit = nn.BCELoss()
z = fc(feat)
loss = crit(z, y_onehot)
#% true logits-as-probabilities — SGDClassifier
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss
clf = SGDClassifier(loss="hinge").fit(X, y)
ll = log_loss(y, clf.decision_function(X))
#% true logits-as-probabilities — numbers in a bug report
import torch
import torch.nn as nn
m = nn.BCELoss()
input = torch.tensor([1.5410, -0.2934, -2.1788])
target = torch.tensor([0., 1., 0.])
print(m(input, target))
#% true probability-out-of-range — rounding up
import keras
bce = keras.losses.BinaryCrossentropy()
print(bce([0., 1., 1.], [0.1, 0.95, 1.01]))
#% true probabilities-as-logits — numpy then torch
import numpy as np
import torch
import torch.nn.functional as F
p = np.array([[0.6, 0.3, 0.1], [0.2, 0.2, 0.6]])
print(F.cross_entropy(torch.from_numpy(p), torch.tensor([0, 2])))
#% true probabilities-as-logits — optax
import jax.numpy as jnp
import optax
preds = jnp.array([[0.9, 0.05, 0.05], [0.3, 0.6, 0.1]])
loss = optax.softmax_cross_entropy_with_integer_labels(preds, jnp.array([0, 1]))
#% true labels-as-probabilities — pipeline
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
pipe = make_pipeline(StandardScaler(), LogisticRegression())
pipe.fit(X_train, y_train)
preds = pipe.predict(X_test)
print(log_loss(y_test, preds))
#% true labels-as-probabilities — XGBoost
from xgboost import XGBClassifier
from sklearn.metrics import log_loss
model = XGBClassifier(n_estimators=500)
model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
print(log_loss(y_val, model.predict(X_val)))
#% true rows-not-normalized — three classes, one typo
import numpy as np
from sklearn.metrics import log_loss
proba = np.array([
    [0.7, 0.2, 0.1],
    [0.1, 0.6, 0.2],
    [0.05, 0.05, 0.9],
])
print(log_loss([0, 1, 2], proba))
#% true rows-not-normalized — keras sparse
import tensorflow as tf
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce([1, 2], [[0.05, 0.95, 0], [0.1, 0.8, 0.3]])
#% true wrong-axis — Keras
import keras
loss = keras.losses.categorical_crossentropy([[1, 0], [0, 1]], [[0.7, 0.4], [0.3, 0.6]])
#% true target-out-of-range — ten classes, label ten
import torch
import torch.nn as nn
loss_fn = nn.CrossEntropyLoss()
logits = torch.randn(3, 10)
labels = torch.tensor([0, 10, 4])
loss_fn(logits, labels)
#% true target-off-by-one — ratings from one to five
import torch
import torch.nn.functional as F
scores = torch.rand(5, 5)
stars = torch.LongTensor([1, 2, 3, 4, 5])
loss = F.cross_entropy(scores, stars)
#% true target-out-of-range — nll with a mask value
import torch
import torch.nn.functional as F
logp = F.log_softmax(torch.randn(3, 5), dim=1)
loss = F.nll_loss(logp, torch.tensor([1, 255, 4]))
#% true one-hot-as-index — get_dummies is one-hot
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
target = torch.tensor([[0, 0, 1], [1, 0, 0]])
output = torch.tensor([[0.2, -1.0, 2.0], [1.1, 0.3, -0.5]])
loss = criterion(output, target)
#% true one-hot-as-index — tf.one_hot into sparse
import tensorflow as tf
y = tf.one_hot(labels, depth=10)
loss = tf.keras.losses.sparse_categorical_crossentropy(y, preds)
#% true one-hot-as-index — fit with to_categorical and sparse string
from tensorflow.keras.utils import to_categorical
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
y_train = to_categorical(y_train)
model = Sequential([Dense(64, activation='relu'), Dense(10, activation='softmax')])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(x_train, y_train, epochs=5)
#% true index-as-one-hot — integer labels literal with categorical
import tensorflow as tf
y_true = [2, 0, 1]
y_pred = [[0.1, 0.2, 0.7], [0.8, 0.1, 0.1], [0.3, 0.6, 0.1]]
loss = tf.keras.losses.CategoricalCrossentropy()(y_true, y_pred)
#% true index-as-one-hot — tf.nn with argmax
import tensorflow as tf
labels = tf.argmax(y, 1)
loss = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=z)
#% true binary-target-out-of-range — labels one and two
import torch
import torch.nn as nn
target = torch.tensor([1., 2., 2., 1.])
loss = nn.BCELoss()(torch.sigmoid(net(x)), target)
#% true target-not-normalized — multi-hot with softmax CE
import tensorflow as tf
labels = tf.constant([[1., 0., 1.], [0., 1., 1.]])
loss = tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=model(x))
#% true swapped-arguments — preds first in log_loss
from sklearn.metrics import log_loss
preds = model.predict_proba(X_test)[:, 1]
print(log_loss(preds, y_test))
#% true swapped-arguments — tf.keras functional
import tensorflow as tf
loss = tf.keras.losses.sparse_categorical_crossentropy(logits, labels, from_logits=True)
#% true swapped-arguments — optax labels first
import optax
loss = optax.softmax_cross_entropy_with_integer_labels(batch["label"], logits).mean()
#% true swapped-arguments — BCE
import torch.nn as nn
bce = nn.BCEWithLogitsLoss()
loss = bce(targets.float(), logits)
#% true probabilities-as-log — NLLLoss after softmax by hand
import torch
import torch.nn as nn
loss_fn = nn.NLLLoss(weight=w)
probs = torch.softmax(scores, dim=-1)
loss = loss_fn(probs, y)
#% true probabilities-as-log — Sequential ends in Softmax
import torch.nn as nn
model = nn.Sequential(nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.Softmax(dim=1))
criterion = nn.NLLLoss()
loss = criterion(model(images), labels)
#% true probabilities-as-log — KL with probabilities
import torch
import torch.nn.functional as F
p = torch.tensor([[0.1, 0.9]])
q = torch.tensor([[0.3, 0.7]])
print(F.kl_div(p, q, reduction='batchmean'))
#% true probabilities-as-log — optax kl
import jax
import optax
kl = optax.kl_divergence(jax.nn.softmax(student), jax.nn.softmax(teacher))
#% true kl-argument-order — KLDivLoss in a VAE-like model
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.KLDivLoss(reduction='batchmean')
loss = criterion(F.softmax(target_logits, 1), F.log_softmax(pred_logits, 1))
#% true kl-log-target — target logged twice
import torch
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(a, -1), torch.log(F.softmax(b, -1)), reduction='batchmean')
#% true kl-mean-reduction — said outright
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(student / T, dim=1), F.softmax(teacher / T, dim=1), reduction='mean') * T * T
#% true unsorted-labels — numbers
from sklearn.metrics import log_loss
log_loss(y, p, labels=[3, 1, 2])
#% true unsorted-labels — through a constant
from sklearn.metrics import log_loss
CLASSES = ["yes", "no"]
score = log_loss(y_true, model.predict_proba(X), labels=CLASSES)
#% true infinity-hidden — keras binary
import keras
loss = keras.losses.binary_crossentropy([1.0, 0.0], [0.0, 0.2])
#% true infinity-hidden — certain and wrong
import torch
import torch.nn.functional as F
q = torch.tensor([1.0, 0.3])
y = torch.tensor([0.0, 1.0])
loss = F.binary_cross_entropy(q, y)
#% true all-rows-ignored — all −100
import torch
import torch.nn.functional as F
labels = torch.full((4,), -100)
loss = F.cross_entropy(logits, torch.tensor([-100, -100, -100]))
#% true all-rows-ignored — Keras ignore_class
import keras
loss = keras.losses.SparseCategoricalCrossentropy(ignore_class=0)([0, 0], [[0.2, 0.8], [0.5, 0.5]])
#% true smoothing-with-ignored — functional
import torch.nn.functional as F
loss = F.cross_entropy(out.transpose(1, 2), tgt, ignore_index=tokenizer_pad, label_smoothing=0.1) if False else F.cross_entropy(out, tgt, ignore_index=0, label_smoothing=0.1)
#% true unit-mismatch — average loss, base-2 perplexity
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
total_loss = 0.0
for x, y in loader:
    loss = criterion(model(x), y)
    total_loss += loss.item()
avg_loss = total_loss / len(loader)
print(f"perplexity {2 ** avg_loss:.2f}")
#% true unit-mismatch — mean of a list, np.exp2
import numpy as np
import torch.nn.functional as F
losses = []
for x, y in loader:
    losses.append(F.cross_entropy(model(x), y).item())
ppl = np.exp2(np.mean(losses))
#% true unit-mismatch — math.exp of a loss in bits
import math
import torch.nn.functional as F
loss_bits = F.cross_entropy(logits, y) / math.log(2)
perplexity = math.exp(loss_bits)
#% true unit-mismatch — entropy in bits called nats
from scipy import stats
entropy_nats = stats.entropy(probs, base=2)
#% true unit-mismatch — log2 by hand called nats
import numpy as np
def cross_entropy(p, q):
    ce_nats = -np.sum(p * np.log2(q))
    return ce_nats
#% true unit-mismatch — natural logarithm called bits
import numpy as np
entropy_bits = -np.sum(p * np.log(p))
